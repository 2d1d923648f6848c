package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it writes; the next one finds the last commit, whole. */
class IndexCrashTest {
  private static final int KILLS = Boolean.getBoolean("mizzen.thorough") ? 200 : 20;

  /** Killed processes in a row on one folder, so that their remains pile up. */
  private static final int ROUNDS_TO_FORGET = 40;

  @Test
  void reopensAtTheLastCommit(@TempDir Path folder) throws Exception {
    long seed = Long.getLong("mizzen.seed", System.nanoTime());
    System.out.println("IndexCrashTest seed: -Dmizzen.seed=" + seed);
    Random random = new Random(seed);
    int committed = 0;
    Path index = folder.resolve("0");
    for (int kill = 0; kill < KILLS; kill++) {
      if (committed > ROUNDS_TO_FORGET) {
        committed = 0;
        index = folder.resolve(Integer.toString(kill + 1));
      }
      int acknowledged = Kills.run(CrashingWriter.class, index, committed, random);
      committed = check(index, acknowledged);
    }
  }

  /** A commit may be durable although the child could not say so any more. */
  private static int check(Path folder, int acknowledged) throws IOException {
    try (Index index = Index.open(CrashingWriter.spec(folder))) {
      TreeMap<String, Document> found = Probe.all(index);
      List<Map<String, Document>> allowed = new ArrayList<>();
      allowed.add(expected(acknowledged));
      allowed.add(expected(acknowledged + 1));
      assertThat(found.keySet()).isIn(allowed.stream().map(Map::keySet).toList());
      int committed = found.keySet().equals(allowed.getFirst().keySet()) ? 0 : 1;
      Map<String, Document> oracle = allowed.get(committed);
      oracle.forEach((id, document) -> assertThat(found.get(id)).isEqualTo(document));
      assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
      return acknowledged + committed;
    }
  }

  private static Map<String, Document> expected(int rounds) {
    Map<String, Document> documents = new TreeMap<>();
    for (int round = 1; round <= rounds; round++) {
      put(documents, 2 * round + 1, round);
    }
    if (rounds > 0) {
      put(documents, 0, rounds);
    }
    return documents;
  }

  private static void put(Map<String, Document> documents, int number, int round) {
    Document full = CrashingWriter.document(number, round);
    Document.Builder stored = Document.builder(full.id()).text(full.text());
    full.metadata().forEach(stored::metadata);
    documents.put(full.id(), stored.build());
  }
}
