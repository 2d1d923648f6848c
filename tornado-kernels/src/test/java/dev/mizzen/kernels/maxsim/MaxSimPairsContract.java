package dev.mizzen.kernels.maxsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MaxSimPairsKernel} must do; a backend adds a subclass. */
public abstract class MaxSimPairsContract {
  /** For subclasses. */
  protected MaxSimPairsContract() {}

  /** The kernel under test. */
  protected abstract MaxSimPairsKernel kernel(Workers workers);

  private MaxSimPairs door() {
    return new MaxSimPairs(kernel(Workers.caller()));
  }

  static Stream<MaxSimFormsCase.Shape> shapes() {
    return MaxSimFormsCase.shapes();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void staysWithinTheRoundingBoundOfFloat64(MaxSimFormsCase.Shape shape) {
    MaxSimFormsCase data = shape.data();
    int[] pairs = pairs(data, 50);
    Result result = run(door(), data, pairs);
    int stride = data.queries.mostRows();
    for (int p = 0; p < result.scores.length; p++) {
      int n = pairs[2 * p];
      int d = pairs[2 * p + 1];
      String where = shape + ", query " + n + ", document " + d;
      var expected = data.score(n, d);
      if (!MaxSimFormsCase.agrees(expected, result.scores[p])) {
        assertThat(result.scores[p]).as(where).isEqualTo((float) expected.value());
      }
      int first = data.queries.starts()[n];
      int rows = data.queries.starts()[n + 1] - first;
      for (int i = 0; i < stride; i++) {
        int best = result.best[p * stride + i];
        if (i < rows && data.queryCounts(first + i)) {
          assertThat(data.objection(first + i, d, best)).as(where + ", row " + i).isNull();
        } else {
          assertThat(best).as(where + ", row " + i).isEqualTo(-1);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void scoresTheSameWithAndWithoutRows(MaxSimFormsCase.Shape shape) {
    MaxSimFormsCase data = shape.data();
    int[] pairs = pairs(data, 50);
    float[] scores = new float[50];
    door().maxSim(data.queries, data.documents, pairs, scores, null);
    assertThat(scores).as(shape.toString()).isEqualTo(run(door(), data, pairs).scores);
  }

  @Test
  void givesTheSameBitsOnManyThreads() {
    MaxSimFormsCase data = MaxSimFormsCase.largeShapes().toList().getFirst().data();
    int[] pairs = pairs(data, 777);
    Result one = run(door(), data, pairs);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Result three = run(kernel(Workers.of(threads, 3)), data, pairs);
      assertThat(three.scores).isEqualTo(one.scores);
      assertThat(three.best).isEqualTo(one.best);
    }
  }

  /** The pairwise example of PyLate's documentation. */
  @Test
  void scoresThePairsAlone() {
    float[] scores = new float[4];
    int[] best = new int[16];
    door()
        .maxSim(
            new MaxSimQueries(
                new float[] {1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0}, 1, new int[] {0, 4, 8, 12}, null),
            MaxSimDocuments.of(
                TokenRows.of(new float[] {10, 0, 1, 0, 100, 1, 1, 0, 1000}, 1),
                new int[] {0, 3, 6, 9}),
            new int[] {0, 0, 1, 1, 2, 2, 1, 1},
            scores,
            best);
    assertThat(scores).containsExactly(10, 200, 3000, 200);
    assertThat(best).containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 1, 0, 0);
  }

  @Test
  void takesAnEmptyList() {
    MaxSimDocuments documents = MaxSimDocuments.of(TokenRows.of(new float[1], 1), new int[] {0, 1});
    MaxSimQueries query = MaxSimQueries.of(new float[1], 1);
    door().maxSim(query, documents, new int[0], new float[0], new int[0]);
    MaxSimQueries none = new MaxSimQueries(new float[0], 1, new int[1], null);
    door().maxSim(none, documents, new int[0], new float[0], new int[0]);
  }

  @Test
  void refusesPairsOfWhatIsNotThere() {
    assertRefused(new int[] {0, 1}, 1, 1, "pair 0 names document 1 of 1");
    assertRefused(new int[] {0, 0, 1, 0}, 2, 2, "pair 1 names query 1 of 1");
    assertRefused(new int[] {-1, 0}, 1, 1, "pair 0 names query -1 of 1");
    assertRefused(new int[] {0, 0}, 2, 2, "pairs has 2 entries, but the batch needs 4");
    assertRefused(new int[] {0, 0}, 1, 2, "best has 2 entries, but the batch needs 1");
  }

  private void assertRefused(int[] pairs, int scores, int best, String message) {
    MaxSimQueries query = MaxSimQueries.of(new float[1], 1);
    MaxSimDocuments one = MaxSimDocuments.of(TokenRows.of(new float[3], 1), new int[] {0, 3});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> door().maxSim(query, one, pairs, new float[scores], new int[best]))
        .withMessageContaining(message);
  }

  /** Single ones, and runs of documents that follow each other. */
  private static int[] pairs(MaxSimFormsCase data, int count) {
    Random random = new Random(MaxSimFormsCase.SEED);
    int[] pairs = new int[2 * count];
    for (int p = 0; p < count; p++) {
      boolean follows =
          p > 0 && random.nextInt(3) > 0 && pairs[2 * p - 1] + 1 < data.documents.count();
      pairs[2 * p] = follows ? pairs[2 * p - 2] : random.nextInt(data.queries.count());
      pairs[2 * p + 1] = follows ? pairs[2 * p - 1] + 1 : random.nextInt(data.documents.count());
    }
    return pairs;
  }

  private record Result(float[] scores, int[] best) {}

  private static Result run(MaxSimPairsKernel kernel, MaxSimFormsCase data, int[] pairs) {
    float[] scores = new float[pairs.length / 2];
    int[] best = new int[scores.length * data.queries.mostRows()];
    Arrays.fill(scores, Float.NaN);
    Arrays.fill(best, Integer.MIN_VALUE);
    kernel.maxSim(data.queries, data.documents, pairs, scores, best);
    return new Result(scores, best);
  }
}
