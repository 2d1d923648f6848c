package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.MizzenException;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.impl.index.KilledDirectory;
import dev.mizzen.impl.index.TestIndexes;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.search.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that writes documents with token vectors is killed at a call to the file system while
 * it flushes, commits and merges: each in turn, or a sample of them. After every other kill, what
 * was not synced is lost as well. The next process finds the last commit, which answers as it did.
 */
class LateKillTest {
  private static final boolean THOROUGH = Boolean.getBoolean("mizzen.thorough");
  private static final int SAMPLE = 11;

  /** Some more than it takes until segments are merged. */
  private static final int COMMITS = 6;

  /** Documents of the first and the last commit, which have lists. */
  private static final int MANY = 32;

  private static final int FEW = 3;

  /** What codes may change of a score: six query tokens, 0.1 each. */
  private static final double CODED = 0.6;

  /** What an index said after each commit. */
  private record Told(List<List<Hit>> answers, List<Long> documents, long calls) {}

  @ParameterizedTest
  @EnumSource(names = {"INT8", "CODES"})
  void theLastCommitAnswersAsBefore(TokenStorage storage) throws IOException {
    Told told = run(storage);
    long seed = Long.getLong("mizzen.seed", System.nanoTime());
    System.out.println("LateKillTest, " + told.calls + " calls: -Dmizzen.seed=" + seed);
    int most = (int) told.calls;
    int[] kills =
        THOROUGH
            ? IntStream.range(0, most).toArray()
            : IntStream.concat(
                    new Random(seed).ints(SAMPLE, 0, most), IntStream.of(most - most / 20))
                .toArray();
    boolean merged = false;
    for (int i = 0; i < kills.length; i++) {
      try (ByteBuffersDirectory files = new ByteBuffersDirectory()) {
        KilledDirectory killed = new KilledDirectory(files, kills[i]);
        int done = script(storage, killed, null);
        if (i % 2 == 1) {
          killed.losePower();
        }
        merged |= check(storage, files, done, told, "killed at call " + kills[i]);
      }
    }
    assertThat(told.calls).isGreaterThan(1000);
    assertThat(merged).isTrue();
  }

  /** Runs through, and looks after each commit. */
  private static Told run(TokenStorage storage) throws IOException {
    try (ByteBuffersDirectory files = new ByteBuffersDirectory()) {
      long most = 1 << 20;
      KilledDirectory counted = new KilledDirectory(files, most);
      Told told = new Told(new ArrayList<>(), new ArrayList<>(), 0);
      assertThat(script(storage, counted, told)).isEqualTo(COMMITS);
      return new Told(told.answers, told.documents, most - counted.left());
    }
  }

  /**
   * Adds, deletes and commits.
   *
   * @param told gets what the index says after each commit
   * @return how many commits it knows to be made
   */
  private static int script(TokenStorage storage, KilledDirectory files, @Nullable Told told) {
    int done = 0;
    try (Retriever retriever = LateAnswers.open(storage, files)) {
      look(storage, retriever, told);
      int next = 0;
      while (done < COMMITS) {
        int count = done % (COMMITS - 1) == 0 ? MANY : FEW;
        retriever.addAll(
            IntStream.range(next, next + count).mapToObj(LateAnswers::document).toList());
        retriever.delete(LateAnswers.id(next), LateAnswers.id(next / 2 + 1));
        retriever.commit();
        next += count;
        done++;
        look(storage, retriever, told);
      }
    } catch (MizzenException e) {
      assertThat(e).hasMessageContaining("index");
    }
    return done;
  }

  private static void look(TokenStorage storage, Retriever retriever, @Nullable Told told) {
    if (told != null) {
      told.answers.add(answers(storage, retriever));
      told.documents.add(retriever.statistics().documents());
    }
  }

  /**
   * Of codes, the scores of all: merges turn bytes into codes, which changes scores a little, and
   * with them the order.
   */
  private static List<Hit> answers(TokenStorage storage, Retriever retriever) {
    return storage == TokenStorage.CODES ? LateAnswers.ofAll(retriever) : LateAnswers.of(retriever);
  }

  /** Returns whether segments had been merged. */
  private static boolean check(
      TokenStorage storage, Directory files, int done, Told told, String where) throws IOException {
    try (Retriever retriever = LateAnswers.open(storage, TestIndexes.unclosed(files))) {
      int commit = told.documents.indexOf(retriever.statistics().documents());
      final boolean merged = retriever.statistics().segments() < commit;
      assertThat(commit).as(where).isBetween(done, Math.min(COMMITS, done + 1));
      double error = storage == TokenStorage.CODES ? CODED : 1e-5;
      LateAnswers.assertSame(answers(storage, retriever), told.answers.get(commit), error, where);
      assertThat(retriever.verify(ProgressListener.NONE).problems()).as(where).isEmpty();
      retriever.add(LateAnswers.document(5000));
      retriever.commit();
      assertThat(retriever.get(LateAnswers.id(5000))).as(where).isPresent();
      assertThat(retriever.verify(ProgressListener.NONE).problems()).as(where).isEmpty();
      assertThat(Arrays.asList(files.listAll())).as(where).noneMatch(n -> n.endsWith(".tmp"));
      return merged;
    }
  }
}
