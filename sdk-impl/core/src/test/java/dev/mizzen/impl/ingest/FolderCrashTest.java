package dev.mizzen.impl.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.impl.index.Kills;
import dev.mizzen.ingest.FolderIngest;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed while it takes a folder in; the next run over what it left gives what a run
 * over the same folder into an empty index does.
 */
class FolderCrashTest {
  private static final int KILLS = Boolean.getBoolean("mizzen.thorough") ? 60 : 3;

  @Test
  void goesOnWhereItWasKilled(@TempDir Path folder) throws Exception {
    long seed = Long.getLong("mizzen.seed", System.nanoTime());
    System.out.println("FolderCrashTest seed: -Dmizzen.seed=" + seed);
    Random random = new Random(seed);
    Path index = folder.resolve("index");
    int rounds = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      rounds = Kills.run(CrashingIngest.class, index, rounds, random);
      if (Files.isDirectory(CrashingIngest.spec(index).folder())) {
        check(index);
      }
    }
  }

  private static void check(Path index) {
    try (Retriever killed = Retriever.builder().directory(index).open();
        Retriever whole = Retriever.builder().inMemory().open()) {
      run(index, killed);
      run(index, whole);
      assertThat(passages(killed)).isEqualTo(passages(whole)).isNotEmpty();
      assertThat(killed.verify(ProgressListener.NONE).problems()).isEmpty();
    }
  }

  private static void run(Path index, Retriever retriever) {
    new FolderRun(CrashingIngest.spec(index), retriever, ProgressListener.NONE, 100).run();
  }

  private static Map<String, String> passages(Retriever retriever) {
    Map<String, String> texts = new TreeMap<>();
    Query all = Query.all().filter(Filter.exists(FolderIngest.ORDINAL)).limit(10_000);
    for (Hit hit : retriever.search(all).hits()) {
      texts.put(hit.id(), hit.document().text());
    }
    return texts;
  }
}
