package dev.mizzen.kernels.maxsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MaxSimExplainKernel} must do; a backend adds a subclass. */
public abstract class MaxSimExplainContract {
  /** For subclasses. */
  protected MaxSimExplainContract() {}

  /** The kernel under test. */
  protected abstract MaxSimExplainKernel kernel(Workers workers);

  private MaxSimExplain door() {
    return new MaxSimExplain(kernel(Workers.caller()));
  }

  static Stream<MaxSimFormsCase.Shape> shapes() {
    return MaxSimFormsCase.shapes();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void givesSimilaritiesWithinTheRoundingBoundOfFloat64(MaxSimFormsCase.Shape shape) {
    MaxSimFormsCase data = shape.data();
    Result result = run(door(), data, true);
    int rows = (int) data.documents.rows().rows();
    for (int i = 0; i < data.queries.rows(); i++) {
      for (int row = 0; row < rows; row++) {
        assertThat(
                MaxSimFormsCase.agrees(
                    data.similarity(i, row), result.similarities[i * rows + row]))
            .as("%s, query row %d, row %d", shape, i, row)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void namesWinnersAndTheirSimilarities(MaxSimFormsCase.Shape shape) {
    MaxSimFormsCase data = shape.data();
    assertWinners(shape, data, run(door(), data, false));
    Result whole = run(door(), data, true);
    assertWinners(shape, data, whole);
    int rows = (int) data.documents.rows().rows();
    for (int d = 0; d < data.documents.count(); d++) {
      for (int i = 0; i < data.queries.rows(); i++) {
        int at = d * data.queries.rows() + i;
        if (whole.best[at] >= 0) {
          int winner = i * rows + data.documents.starts()[d] + whole.best[at];
          assertThat(whole.highest[at]).isEqualTo(whole.similarities[winner]);
        }
      }
    }
  }

  private static void assertWinners(
      MaxSimFormsCase.Shape shape, MaxSimFormsCase data, Result result) {
    for (int d = 0; d < data.documents.count(); d++) {
      for (int i = 0; i < data.queries.rows(); i++) {
        int at = d * data.queries.rows() + i;
        String where = shape + ", query row " + i + ", document " + d;
        assertThat(data.objection(i, d, result.best[at])).as(where).isNull();
        assertThat(MaxSimFormsCase.agrees(data.highest(i, d), result.highest[at]))
            .as(where)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void givesTheSameBitsOnManyThreads(MaxSimFormsCase.Shape shape) {
    MaxSimFormsCase data = shape.data();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Result three = run(kernel(Workers.of(threads, 3)), data, true);
      Result one = run(door(), data, true);
      assertThat(three.similarities).isEqualTo(one.similarities);
      assertThat(three.highest).isEqualTo(one.highest);
      assertThat(three.best).isEqualTo(one.best);
    }
  }

  @Test
  void explainsDocumentsThatStartInsideTheRows() {
    TokenRows rows = TokenRows.of(new float[] {9, 1, 3, 3, Float.NaN, 9}, 1);
    float[] similarities = new float[8];
    float[] highest = new float[6];
    int[] best = new int[6];
    int[] starts = {1, 4, 4, 5};
    float[] query = {1, -2};
    door().explain(query, MaxSimDocuments.of(rows, starts), similarities, highest, best);
    float never = Float.NEGATIVE_INFINITY;
    assertThat(similarities).containsExactly(1, 3, 3, never, -2, -6, -6, never);
    assertThat(highest).containsExactly(3, -2, never, never, never, never);
    assertThat(best).containsExactly(1, 0, -1, -1, 0, 0);
    door().explain(query, MaxSimDocuments.of(rows, starts), null, highest, best);
    assertThat(highest).containsExactly(3, -2, never, never, never, never);
    assertThat(best).containsExactly(1, 0, -1, -1, 0, 0);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertRefused(3, 3, 1, 1, "3 values", "dimension 2");
    assertRefused(4, 7, 2, 2, "similarities has 7 entries, but the batch needs 6");
    assertRefused(4, 6, 3, 2, "highest has 3 entries, but the batch needs 2");
    assertRefused(4, 6, 2, 1, "best has 1 entries, but the batch needs 2");
  }

  private void assertRefused(
      int query, int similarities, int highest, int best, String... messageParts) {
    MaxSimDocuments one = MaxSimDocuments.of(TokenRows.of(new float[6], 2), new int[] {0, 3});
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                door()
                    .explain(
                        new float[query],
                        one,
                        new float[similarities],
                        new float[highest],
                        new int[best]))
        .satisfies(e -> assertThat(e.getMessage()).contains(messageParts));
  }

  private record Result(float[] similarities, float[] highest, int[] best) {}

  private static Result run(MaxSimExplainKernel kernel, MaxSimFormsCase data, boolean whole) {
    int rows = data.queries.rows();
    Result result =
        new Result(
            new float[rows * (int) data.documents.rows().rows()],
            new float[data.documents.count() * rows],
            new int[data.documents.count() * rows]);
    Arrays.fill(result.similarities, Float.NaN);
    Arrays.fill(result.highest, Float.NaN);
    Arrays.fill(result.best, Integer.MIN_VALUE);
    kernel.explain(
        data.queries.values(),
        data.documents,
        whole ? result.similarities : null,
        result.highest,
        result.best);
    return result;
  }
}
