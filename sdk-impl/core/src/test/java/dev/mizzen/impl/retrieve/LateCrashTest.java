package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.impl.index.Kills;
import dev.mizzen.index.TokenStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed while it adds documents with token vectors and merges their lists; the next
 * one finds the last commit, which answers as an index that was written without a break.
 */
class LateCrashTest {
  private static final int KILLS = Boolean.getBoolean("mizzen.thorough") ? 100 : 5;
  private static final int ROUNDS_TO_FORGET = 40;

  @Test
  void answersAsAnIndexWrittenWithoutABreak(@TempDir Path folder) throws Exception {
    long seed = Long.getLong("mizzen.seed", System.nanoTime());
    System.out.println("LateCrashTest seed: -Dmizzen.seed=" + seed);
    Random random = new Random(seed);
    int committed = 0;
    Path index = folder.resolve("0");
    for (int kill = 0; kill < KILLS; kill++) {
      if (committed > ROUNDS_TO_FORGET) {
        committed = 0;
        index = folder.resolve(Integer.toString(kill + 1));
      }
      int said = Kills.run(LateCrashingWriter.class, index, committed, random);
      committed = check(index, said);
    }
  }

  /** A commit may be durable although the child could not say so any more. */
  private static int check(Path folder, int said) throws IOException {
    try (Retriever retriever = LateAnswers.open(TokenStorage.INT8, folder)) {
      int committed = isThere(retriever, said + 1) ? said + 1 : said;
      assertThat(isThere(retriever, committed)).as("after round %s", said).isTrue();
      try (ByteBuffersDirectory files = new ByteBuffersDirectory();
          Retriever unbroken = LateAnswers.open(TokenStorage.INT8, files)) {
        unbroken.addAll(LateCrashingWriter.documents(committed).values());
        unbroken.refresh();
        LateAnswers.assertSame(
            LateAnswers.ofAll(retriever),
            LateAnswers.ofAll(unbroken),
            1e-5,
            "after round " + committed);
        LateAnswers.assertFound(retriever);
      }
      assertThat(retriever.verify(ProgressListener.NONE).problems()).isEmpty();
      return committed;
    }
  }

  private static boolean isThere(Retriever retriever, int rounds) {
    Map<String, Document> expected = LateCrashingWriter.documents(rounds);
    return retriever.statistics().documents() == expected.size()
        && expected.keySet().stream().allMatch(id -> retriever.get(id).isPresent());
  }
}
