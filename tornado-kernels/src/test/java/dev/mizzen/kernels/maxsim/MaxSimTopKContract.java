package dev.mizzen.kernels.maxsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.Rounding.Bounded;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MaxSimTopKKernel} must do; a backend adds a subclass. */
public abstract class MaxSimTopKContract {
  /** For subclasses. */
  protected MaxSimTopKContract() {}

  /** The kernel under test. */
  protected abstract MaxSimTopKKernel kernel(Workers workers);

  private MaxSimTopK door() {
    return new MaxSimTopK(kernel(Workers.caller()));
  }

  static Stream<MaxSimFormsCase.Shape> shapes() {
    return Arrays.stream(ElementType.values())
        .flatMap(
            type ->
                Stream.of(
                    new MaxSimFormsCase.Shape(type, 17, 30, 40, null, 0),
                    new MaxSimFormsCase.Shape(type, 24, 30, 40, MaskedRows.LEFT_OUT, -1),
                    new MaxSimFormsCase.Shape(type, 7, 30, 40, MaskedRows.ZERO, -1)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void ranksTheBestWithinTheBound(MaxSimFormsCase.Shape shape) {
    MaxSimFormsCase data = shape.data();
    int count = data.documents.count();
    for (int k : new int[] {1, 3, count, count + 5}) {
      int[] ranked = new int[data.queries.count() * k];
      float[] scores = new float[ranked.length];
      door().topK(data.queries, data.documents, k, ranked, scores);
      for (int n = 0; n < data.queries.count(); n++) {
        assertBest(shape + ", query " + n + ", k " + k, data, n, k, ranked, scores);
      }
    }
  }

  private static void assertBest(
      String where, MaxSimFormsCase data, int n, int k, int[] ranked, float[] scores) {
    int query = n;
    int[] left =
        IntStream.range(0, data.documents.count())
            .filter(d -> data.score(query, d).value() > Double.NEGATIVE_INFINITY)
            .toArray();
    int expected = Math.min(k, left.length);
    int[] found = Arrays.copyOfRange(ranked, n * k, n * k + expected);
    assertThat(found).as(where).doesNotHaveDuplicates().doesNotContain(-1);
    for (int i = 0; i < k; i++) {
      float score = scores[n * k + i];
      if (i >= expected) {
        assertThat(ranked[n * k + i]).as(where).isEqualTo(-1);
        assertThat(score).as(where).isEqualTo(Float.NEGATIVE_INFINITY);
        continue;
      }
      assertThat(MaxSimFormsCase.agrees(data.score(n, found[i]), score)).as(where).isTrue();
      if (i > 0) {
        assertThat(score).as(where).isLessThanOrEqualTo(scores[n * k + i - 1]);
      }
    }
    for (int d : left) {
      Bounded other = data.score(n, d);
      if (expected > 0 && IntStream.of(found).noneMatch(f -> f == d)) {
        assertThat(other.value() - other.bound())
            .as(where + ", document " + d)
            .isLessThanOrEqualTo(scores[n * k + expected - 1]);
      }
    }
  }

  /** Small integers are exact, so that the ranking is as well, with many equal scores. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 1000, 30_000})
  void ranksAsSortingAllScoresDoes(int k) {
    Exact data = new Exact();
    int[] ranked = new int[Exact.QUERIES * k];
    float[] scores = new float[ranked.length];
    door().topK(data.queries, data.documents, k, ranked, scores);
    for (int n = 0; n < Exact.QUERIES; n++) {
      int[] sorted = data.sorted(n);
      for (int i = 0; i < k; i++) {
        boolean there = i < sorted.length;
        String where = "query " + n + ", place " + i + ", seed " + MaxSimFormsCase.SEED;
        int expected = there ? sorted[i] : -1;
        float score = there ? data.score(n, sorted[i]) : Float.NEGATIVE_INFINITY;
        if (ranked[n * k + i] != expected || scores[n * k + i] != score) {
          assertThat(ranked[n * k + i]).as(where).isEqualTo(expected);
          assertThat(scores[n * k + i]).as(where).isEqualTo(score);
        }
      }
    }
    int[] alone = new int[ranked.length];
    door().topK(data.queries, data.documents, k, alone, null);
    assertThat(alone).isEqualTo(ranked);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      kernel(Workers.of(threads, 3)).topK(data.queries, data.documents, k, alone, null);
    }
    assertThat(alone).isEqualTo(ranked);
  }

  /** Documents of none to three rows and small integers, enough for several waves. */
  private static final class Exact {
    static final int QUERIES = 5;
    private static final int DOCUMENTS = 20_000;
    private static final int DIMENSION = 3;
    private final float[] values = new float[QUERIES * 2 * DIMENSION];
    private final float[] rows = new float[DOCUMENTS * 3 * DIMENSION];
    private final int[] starts = new int[DOCUMENTS + 1];
    private final MaxSimQueries queries;
    private final MaxSimDocuments documents;

    Exact() {
      Random random = new Random(MaxSimFormsCase.SEED);
      fill(values, random);
      fill(rows, random);
      for (int d = 0; d < DOCUMENTS; d++) {
        starts[d + 1] = starts[d] + random.nextInt(4);
      }
      int[] queryStarts = {0, 1, 3, 6, 9, 10};
      queries = new MaxSimQueries(values, DIMENSION, queryStarts, null);
      float[] used = Arrays.copyOf(rows, starts[DOCUMENTS] * DIMENSION);
      documents = MaxSimDocuments.of(TokenRows.of(used, DIMENSION), starts);
    }

    private static void fill(float[] values, Random random) {
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(5) - 2;
      }
    }

    float score(int n, int d) {
      float sum = 0;
      for (int i = queries.starts()[n]; i < queries.starts()[n + 1]; i++) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int row = starts[d]; row < starts[d + 1]; row++) {
          float dot = 0;
          for (int k = 0; k < DIMENSION; k++) {
            dot += values[i * DIMENSION + k] * rows[row * DIMENSION + k];
          }
          highest = Math.max(highest, dot);
        }
        sum += highest;
      }
      return sum;
    }

    int[] sorted(int n) {
      return IntStream.range(0, DOCUMENTS)
          .filter(d -> starts[d] < starts[d + 1])
          .boxed()
          .sorted(Comparator.comparingDouble((Integer d) -> -score(n, d)).thenComparing(d -> d))
          .mapToInt(d -> d)
          .toArray();
    }
  }

  @Test
  void neverRanksWhatIsNotANumberOrHasNoRows() {
    TokenRows rows = TokenRows.of(new float[] {Float.NaN, -1, 0, -0f, 2}, 1);
    MaxSimDocuments documents = MaxSimDocuments.of(rows, new int[] {0, 1, 1, 2, 3, 4, 5});
    int[] ranked = new int[7];
    float[] scores = new float[7];
    door().topK(MaxSimQueries.of(new float[] {1}, 1), documents, 7, ranked, scores);
    assertThat(ranked).containsExactly(5, 3, 4, 2, -1, -1, -1);
    float never = Float.NEGATIVE_INFINITY;
    assertThat(scores)
        .usingComparator(Arrays::compare)
        .isEqualTo(new float[] {2, 0, 0, -1, never, never, never});
  }

  @Test
  void takesNoQueriesAndNoDocuments() {
    MaxSimDocuments none = MaxSimDocuments.of(TokenRows.of(new float[0], 1), new int[1]);
    int[] ranked = {7, 7};
    door().topK(MaxSimQueries.of(new float[1], 1), none, 2, ranked, null);
    assertThat(ranked).containsExactly(-1, -1);
    door().topK(new MaxSimQueries(new float[0], 1, new int[1], null), none, 2, new int[0], null);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertRefused(0, 0, 0, "k must be at least 1, got 0");
    assertRefused(2, 1, 2, "ranked has 1 entries, but the batch needs 2");
    assertRefused(2, 2, 3, "scores has 3 entries, but the batch needs 2");
  }

  private void assertRefused(int k, int ranked, int scores, String message) {
    MaxSimDocuments one = MaxSimDocuments.of(TokenRows.of(new float[3], 1), new int[] {0, 3});
    MaxSimQueries query = MaxSimQueries.of(new float[2], 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> door().topK(query, one, k, new int[ranked], new float[scores]))
        .withMessageContaining(message);
  }
}
