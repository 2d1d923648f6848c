package dev.mizzen.kernels.maxsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MaxSimKernel} must do; a backend adds a subclass that names its kernel. */
public abstract class MaxSimKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  /** Sizes on and off the lane boundaries of 4, 8 and 16 floats, and those of real models. */
  private static final int[] DIMENSIONS = {
    1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 96, 127, 128, 129, 384, 768
  };

  /** For subclasses. */
  protected MaxSimKernelContract() {}

  /** The kernel under test. */
  protected abstract MaxSimKernel kernel();

  /** A shape, and whether all inner products are negative. */
  record Case(MaxSimCase.Shape shape, int sign) {
    MaxSimCase data() {
      return new MaxSimCase(shape, sign, SEED);
    }

    @Override
    public String toString() {
      return shape + ", sign " + sign + ", seed " + SEED;
    }
  }

  static Stream<Case> cases() {
    return Arrays.stream(ElementType.values())
        .flatMap(
            type ->
                Stream.concat(
                    IntStream.of(DIMENSIONS)
                        .mapToObj(
                            n -> new MaxSimCase.Shape(type, n, 1 + (3 * n) % 35, 1 + (5 * n) % 11)),
                    IntStream.rangeClosed(1, 9)
                        .boxed()
                        .flatMap(
                            q ->
                                Stream.of(
                                    new MaxSimCase.Shape(type, 22 - 2 * q, q, 4 + q),
                                    new MaxSimCase.Shape(type, 16 * q, q, 13 - q)))))
        .flatMap(shape -> Stream.of(new Case(shape, 0), new Case(shape, -1)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void staysWithinTheRoundingBoundOfFloat64(Case c) {
    MaxSimCase data = c.data();
    assertScores(data, run(data, null), c);
  }

  private static void assertScores(MaxSimCase data, float[] scores, Case c) {
    for (int d = 0; d < data.documents(); d++) {
      if (data.starts[d] == data.starts[d + 1]) {
        assertThat(scores[d]).as("%s, document %d has no rows", c, d).isEqualTo(-1f / 0f);
        continue;
      }
      var expected = data.exact().score(data.starts[d], data.starts[d + 1]);
      assertThat((double) scores[d])
          .as("%s, document %d", c, d)
          .isCloseTo(expected.value(), within(expected.bound()));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void namesARowThatIsBestWithinTheBound(Case c) {
    MaxSimCase data = c.data();
    int[] best = new int[data.documents() * data.queryRows()];
    run(data, best);
    assertBests(data, best, c);
  }

  private static void assertBests(MaxSimCase data, int[] best, Case c) {
    for (int d = 0; d < data.documents(); d++) {
      for (int i = 0; i < data.queryRows(); i++) {
        assertBest(data, d, i, best[d * data.queryRows() + i], c);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scoresTheSameWithAndWithoutRows(Case c) {
    MaxSimCase data = c.data();
    int[] best = new int[data.documents() * data.queryRows()];
    assertThat(run(data, best)).as(c.toString()).isEqualTo(run(data, null));
  }

  static Stream<Case> singleFloats() {
    return cases().filter(c -> c.shape().type() == ElementType.FLOAT32 && c.sign() == 0);
  }

  @ParameterizedTest
  @MethodSource("singleFloats")
  void scoresRowsInAnArrayTheSame(Case c) {
    MaxSimCase data = c.data();
    int dimension = data.rows.dimension();
    float[] array = new float[3 + data.exactRows.length];
    for (int k = 0; k < data.exactRows.length; k++) {
      array[3 + k] = (float) data.exactRows[k];
    }
    MemorySegment values = MemorySegment.ofArray(array).asSlice(3L * Float.BYTES);
    float[] scores = run(data, null);
    for (MemorySegment segment : List.of(values, values.asReadOnly())) {
      float[] again = new float[scores.length];
      TokenRows rows = TokenRows.of(segment, ElementType.FLOAT32, dimension);
      kernel().maxSim(data.query, rows, data.starts, again, null);
      assertThat(again).as(c.toString()).isEqualTo(scores);
    }
  }

  /** Few, since a device compiles for each corpus; the last with a query of more than one tile. */
  static Stream<Case> heldCases() {
    return Arrays.stream(ElementType.values())
        .flatMap(
            type ->
                Stream.of(
                    new Case(new MaxSimCase.Shape(type, 17, 3, 11), 0),
                    new Case(new MaxSimCase.Shape(type, 32, 70, 5), -1)));
  }

  @ParameterizedTest
  @MethodSource("heldCases")
  void scoresHeldDocumentsWithinTheRoundingBoundToo(Case c) {
    MaxSimCase data = c.data();
    float[] scores = new float[data.documents()];
    int[] best = new int[data.documents() * data.queryRows()];
    try (MaxSimCorpus corpus = kernel().hold(data.rows, data.starts)) {
      assertThat(corpus.documents()).isEqualTo(data.documents());
      assertThat(corpus.dimension()).isEqualTo(data.rows.dimension());
      // Twice: the second time they are there already.
      corpus.maxSim(data.query, new float[data.documents()], null);
      corpus.maxSim(data.query, scores, best);
    }
    assertScores(data, scores, c);
    assertBests(data, best, c);
  }

  @Test
  void refusesQueriesOfAClosedCorpus() {
    MaxSimCorpus corpus = kernel().hold(TokenRows.of(new float[2], 1), new int[] {0, 2});
    corpus.close();
    corpus.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> corpus.maxSim(new float[1], new float[1], null))
        .withMessageContaining("closed");
  }

  @Test
  void namesTheLowestOfEqualRows() {
    float[] rows = {0, 1, 1, 0, 1, 0, 0, 1};
    int[] best = new int[2];
    kernel()
        .maxSim(new float[] {1, 0}, TokenRows.of(rows, 2), new int[] {0, 3, 4}, new float[2], best);
    assertThat(best).containsExactly(1, 0);
  }

  @Test
  void neverPicksWhatIsNotANumber() {
    float[] rows = {Float.NaN, -2, Float.NaN, Float.NaN};
    float[] scores = new float[2];
    int[] best = new int[2];
    kernel().maxSim(new float[] {1}, TokenRows.of(rows, 1), new int[] {0, 2, 4}, scores, best);
    assertThat(scores).containsExactly(-2, Float.NEGATIVE_INFINITY);
    assertThat(best).containsExactly(1, 0);
  }

  @Test
  void scoresDocumentsThatStartInsideTheRows() {
    float[] rows = {9, 1, 2, 9};
    float[] scores = new float[1];
    kernel().maxSim(new float[] {1}, TokenRows.of(rows, 1), new int[] {1, 3}, scores, null);
    assertThat(scores).containsExactly(2);
  }

  @Test
  void takesABatchOfNoDocuments() {
    kernel().maxSim(new float[] {1}, TokenRows.of(new float[0], 1), new int[1], new float[0], null);
  }

  private static void assertBest(MaxSimCase data, int d, int i, int row, Case c) {
    int from = data.starts[d];
    int to = data.starts[d + 1];
    String where = c + ", document " + d + ", query row " + i;
    if (from == to) {
      assertThat(row).as(where).isEqualTo(-1);
      return;
    }
    assertThat(row).as(where).isBetween(0, to - from - 1);
    var chosen = data.exact().dot(i, from + row);
    for (int other = from; other < to; other++) {
      var rival = data.exact().dot(i, other);
      assertThat(chosen.value() + chosen.bound() + rival.bound())
          .as(where + ", rival row " + (other - from))
          .isGreaterThanOrEqualTo(rival.value());
    }
  }

  private float[] run(MaxSimCase data, int @org.jspecify.annotations.Nullable [] best) {
    float[] scores = new float[data.documents()];
    Arrays.fill(scores, Float.NaN);
    if (best != null) {
      Arrays.fill(best, Integer.MIN_VALUE);
    }
    kernel().maxSim(data.query, data.rows, data.starts, scores, best);
    return scores;
  }
}
