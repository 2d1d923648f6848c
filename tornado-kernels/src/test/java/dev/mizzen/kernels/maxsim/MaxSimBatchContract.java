package dev.mizzen.kernels.maxsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MaxSimBatchKernel} must do; a backend adds a subclass. */
public abstract class MaxSimBatchContract {
  /** The example of PyLate's documentation: rows of one value. */
  private static final float[] DOCUMENTS = {10, 0, 1, 0, 100, 10, 1, 0, 1000};

  private static final int[] THREES = {0, 3, 6, 9};
  private static final float[] QUERIES = {1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 3, 0};
  private static final int[] FOURS = {0, 4, 8, 12};

  /** For subclasses. */
  protected MaxSimBatchContract() {}

  /** The kernel under test. */
  protected abstract MaxSimBatchKernel kernel(Workers workers);

  private MaxSimBatch door() {
    return new MaxSimBatch(kernel(Workers.caller()));
  }

  static java.util.stream.Stream<MaxSimFormsCase.Shape> shapes() {
    return MaxSimFormsCase.shapes();
  }

  static java.util.stream.Stream<MaxSimFormsCase.Shape> largeShapes() {
    return MaxSimFormsCase.largeShapes();
  }

  @ParameterizedTest
  @MethodSource({"shapes", "largeShapes"})
  void staysWithinTheRoundingBoundOfFloat64(MaxSimFormsCase.Shape shape) {
    MaxSimFormsCase data = shape.data();
    Result result = run(door(), data);
    assertThat(result.scores).as("written in full").doesNotContain(Float.NaN);
    int count = data.documents.count();
    for (int n = 0; n < data.queries.count(); n++) {
      // Of large cases some documents, for the time they take.
      for (int d = n % 7; d < count; d += count > 100 ? 97 : 1) {
        var expected = data.score(n, d);
        if (!MaxSimFormsCase.agrees(expected, result.scores[n * count + d])) {
          assertThat(result.scores[n * count + d])
              .as("%s, query %d, document %d", shape, n, d)
              .isEqualTo((float) expected.value());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource({"shapes", "largeShapes"})
  void namesARowThatIsBestWithinTheBound(MaxSimFormsCase.Shape shape) {
    MaxSimFormsCase data = shape.data();
    Result result = run(door(), data);
    assertThat(result.best).as("written in full").doesNotContain(Integer.MIN_VALUE);
    int rows = data.queries.rows();
    for (int d = 0; d < data.documents.count(); d += data.documents.count() > 100 ? 97 : 1) {
      for (int i = 0; i < rows; i++) {
        int best = result.best[d * rows + i];
        String where = shape + ", query row " + i + ", document " + d;
        if (data.queryCounts(i)) {
          assertThat(data.objection(i, d, best)).as(where).isNull();
        } else {
          assertThat(best).as(where).isEqualTo(-1);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void scoresTheSameWithAndWithoutRows(MaxSimFormsCase.Shape shape) {
    MaxSimFormsCase data = shape.data();
    float[] scores = new float[data.queries.count() * data.documents.count()];
    door().maxSim(data.queries, data.documents, scores, null);
    assertThat(scores).as(shape.toString()).isEqualTo(run(door(), data).scores);
  }

  @ParameterizedTest
  @MethodSource("largeShapes")
  void givesTheSameBitsOnManyThreads(MaxSimFormsCase.Shape shape) {
    MaxSimFormsCase data = shape.data();
    Result one = run(door(), data);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Result three = run(new MaxSimBatch(kernel(Workers.of(threads, 3))), data);
      assertThat(three.scores).isEqualTo(one.scores);
      assertThat(three.best).isEqualTo(one.best);
    }
  }

  @Test
  void scoresWithFactorsForMasksAsPyLateDoes() {
    // Document 1 and query 2 each have one masked row.
    float[] scores = new float[9];
    door()
        .maxSim(
            new MaxSimQueries(QUERIES, 1, FOURS, new long[] {0b1011_1111_1111}),
            new MaxSimDocuments(
                TokenRows.of(DOCUMENTS, 1), THREES, new long[] {0b111_101_111}, MaskedRows.ZERO),
            scores,
            null);
    assertThat(scores).containsExactly(10, 10, 1000, 20, 20, 2000, 0, 0, 0);
  }

  @Test
  void leavesMaskedRowsOutByDefaultAndCountsThemAsZeroOnRequest() {
    TokenRows rows = TokenRows.of(new float[] {-3, -2, -1, -7}, 1);
    MaxSimQueries query = MaxSimQueries.of(new float[] {1, 2}, 1);
    int[] starts = {0, 3, 4};
    // Rows 2 and 3 are masked: they would win if they were not.
    long[] present = {0b0011};
    float[] scores = new float[2];
    int[] best = new int[4];
    door()
        .maxSim(
            query, new MaxSimDocuments(rows, starts, present, MaskedRows.LEFT_OUT), scores, best);
    assertThat(scores).containsExactly(-6, Float.NEGATIVE_INFINITY);
    assertThat(best).containsExactly(1, 1, -1, -1);
    door().maxSim(query, new MaxSimDocuments(rows, starts, present, MaskedRows.ZERO), scores, best);
    assertThat(scores).containsExactly(0, 0);
    assertThat(best).containsExactly(2, 2, 0, 0);
    door().maxSim(query, MaxSimDocuments.of(rows, starts), scores, best);
    assertThat(scores).containsExactly(-3, -21);
    assertThat(best).containsExactly(2, 2, 0, 0);
  }

  @Test
  void masksRowsOfQueries() {
    MaxSimDocuments documents =
        MaxSimDocuments.of(TokenRows.of(new float[] {3, 4}, 1), new int[] {0, 2, 2});
    long[] present = {0b001};
    MaxSimQueries queries =
        new MaxSimQueries(new float[] {1, 10, 100}, 1, new int[] {0, 2, 3}, present);
    float[] scores = new float[4];
    int[] best = new int[6];
    door().maxSim(queries, documents, scores, best);
    assertThat(scores).containsExactly(4, Float.NEGATIVE_INFINITY, 0, 0);
    assertThat(best).containsExactly(1, -1, -1, -1, -1, -1);
  }

  @Test
  void neverPicksWhatIsNotANumberAndNamesTheLowestOfEqualRows() {
    TokenRows rows = TokenRows.of(new float[] {Float.NaN, 5, 5, Float.NaN, Float.NaN}, 1);
    MaxSimQueries query = MaxSimQueries.of(new float[] {1}, 1);
    int[] starts = {0, 3, 5};
    float[] scores = new float[2];
    int[] best = new int[2];
    door().maxSim(query, MaxSimDocuments.of(rows, starts), scores, best);
    assertThat(scores).containsExactly(5, Float.NEGATIVE_INFINITY);
    assertThat(best).containsExactly(1, 0);
    long[] present = {0b10101};
    door()
        .maxSim(
            query, new MaxSimDocuments(rows, starts, present, MaskedRows.LEFT_OUT), scores, best);
    assertThat(scores).containsExactly(5, Float.NEGATIVE_INFINITY);
    assertThat(best).containsExactly(2, 1);
  }

  @Test
  void takesQueriesAndDocumentsThatStartInsideTheRows() {
    MaxSimQueries queries = new MaxSimQueries(new float[] {9, 1, 2}, 1, new int[] {1, 2, 3}, null);
    TokenRows rows = TokenRows.of(new float[] {9, 1, 2, 9}, 1);
    float[] scores = new float[4];
    int[] best = new int[4];
    door().maxSim(queries, MaxSimDocuments.of(rows, new int[] {1, 2, 3}), scores, best);
    assertThat(scores).containsExactly(1, 2, 2, 4);
    assertThat(best).containsExactly(0, 0, 0, 0);
  }

  @Test
  void takesNoQueriesAndNoDocuments() {
    MaxSimQueries none = new MaxSimQueries(new float[0], 1, new int[1], null);
    MaxSimDocuments noDocuments = MaxSimDocuments.of(TokenRows.of(new float[0], 1), new int[1]);
    door().maxSim(none, noDocuments, new float[0], new int[0]);
    door().maxSim(MaxSimQueries.of(new float[2], 1), noDocuments, new float[0], new int[0]);
  }

  @Test
  void refusesWhatDoesNotFit() {
    MaxSimQueries query = MaxSimQueries.of(new float[2], 1);
    MaxSimDocuments one = MaxSimDocuments.of(TokenRows.of(new float[3], 1), new int[] {0, 3});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> door().maxSim(query, one, new float[2], null))
        .withMessageContaining("scores has 2 entries, but the batch needs 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> door().maxSim(query, one, new float[1], new int[1]))
        .withMessageContaining("best has 1 entries, but the batch needs 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> door().maxSim(MaxSimQueries.of(new float[2], 2), one, new float[1], null))
        .withMessageContaining("dimension 2, documents 1");
  }

  private record Result(float[] scores, int[] best) {}

  private static Result run(MaxSimBatchKernel kernel, MaxSimFormsCase data) {
    float[] scores = new float[data.queries.count() * data.documents.count()];
    int[] best = new int[data.documents.count() * data.queries.rows()];
    Arrays.fill(scores, Float.NaN);
    Arrays.fill(best, Integer.MIN_VALUE);
    kernel.maxSim(data.queries, data.documents, scores, best);
    return new Result(scores, best);
  }
}
