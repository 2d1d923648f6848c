package dev.mizzen.impl.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
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
      int acknowledged = run(index, committed + 1, random, committed);
      committed = check(index, acknowledged);
    }
  }

  /** Lets a child write until a random moment, at times before its first commit. */
  private static int run(Path index, int first, Random random, int before) throws Exception {
    Path said = Files.createTempFile("crash", ".txt");
    Process child =
        Child.start(CrashingWriter.class, said, index.toString(), Integer.toString(first));
    try {
      int rounds = random.nextInt(5);
      while (last(said, before) < before + rounds) {
        assertThat(child.isAlive()).as("the child goes on by itself").isTrue();
        Thread.sleep(1);
      }
      sleep(random, rounds);
    } finally {
      child.destroyForcibly().waitFor();
    }
    int last = last(said, before);
    Files.delete(said);
    return last;
  }

  /** The last round that the child told of in full. */
  private static int last(Path said, int before) throws IOException {
    String text = Files.readString(said);
    List<String> whole = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    return whole.isEmpty() ? before : Integer.parseInt(whole.getLast());
  }

  /**
   * With no round to wait for, the kill falls into the start of the JVM or the making of the index.
   */
  private static void sleep(Random random, int rounds) throws InterruptedException {
    Thread.sleep(0, random.nextInt(1_000_000));
    Thread.sleep(random.nextInt(rounds == 0 ? 1000 : 60));
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
