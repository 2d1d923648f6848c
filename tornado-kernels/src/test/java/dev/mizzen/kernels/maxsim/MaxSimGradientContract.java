package dev.mizzen.kernels.maxsim;

import static dev.mizzen.kernels.Rounding.gamma;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MaxSimGradientKernel} must do. */
public abstract class MaxSimGradientContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261124);
  private static final double STEP = 0x1p-20;

  /** For subclasses. */
  protected MaxSimGradientContract() {}

  /** The kernel under test. */
  protected abstract MaxSimGradientKernel kernel();

  static Stream<MaxSimCase.Shape> shapes() {
    return Arrays.stream(ElementType.values())
        .flatMap(
            type ->
                IntStream.of(1, 3, 7, 8, 15, 16, 17, 33)
                    .mapToObj(n -> new MaxSimCase.Shape(type, n, 1 + n % 6, 3 + n % 5)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void agreesWithCentralDifferencesInFloat64(MaxSimCase.Shape shape) {
    MaxSimCase data = new MaxSimCase(shape, 0, SEED);
    int[] best = best(data);
    float[] upstream = upstream(data.documents());
    float[] query = new float[data.query.length];
    float[] rows = new float[data.exactRows.length];
    Arrays.fill(query, Float.NaN);
    Arrays.fill(rows, Float.NaN);
    kernel().gradient(data.query, data.rows, data.starts, best, upstream, query, rows);
    check(shape + ", query", data, upstream, data.exactQuery, query);
    check(shape + ", documents", data, upstream, data.exactRows, rows);
    float[] alone = new float[query.length];
    kernel().gradient(data.query, data.rows, data.starts, best, upstream, alone, null);
    assertThat(alone).isEqualTo(query);
  }

  /** A document row that wins for several query rows receives their sum, a loser exactly 0. */
  @Test
  void givesTheLowestOfEqualWinnersTheSumOfItsQueryRows() {
    TokenRows rows = TokenRows.of(new float[] {9, 9, 1, 1, 1, 1, -1, 0}, 2);
    float[] documents = new float[6];
    float[] query = new float[4];
    kernel()
        .gradient(
            new float[] {1, 2, 4, 8},
            rows,
            new int[] {1, 4},
            new int[] {0, 0},
            new float[] {2},
            query,
            documents);
    assertThat(documents).containsExactly(10, 20, 0, 0, 0, 0);
    assertThat(query).containsExactly(2, 2, 2, 2);
  }

  @Test
  void refusesAWinnerThatItsDocumentLacks() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new MaxSimGradient(kernel())
                    .gradient(
                        new float[1],
                        TokenRows.of(new float[2], 1),
                        new int[] {0, 2},
                        new int[] {2},
                        new float[1],
                        new float[1],
                        null))
        .withMessageContaining("row 2 of document 0, which has 2 rows");
  }

  @Test
  void refusesGradientsOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new MaxSimGradient(kernel())
                    .gradient(
                        new float[1],
                        TokenRows.of(new float[2], 1),
                        new int[] {0, 2},
                        new int[1],
                        new float[1],
                        new float[1],
                        new float[3]))
        .withMessageContaining("documentGradient has 3 entries, but the batch needs 2");
  }

  /** Moves each of {@code values}, which {@code data} reads, up and down. */
  private static void check(
      String what, MaxSimCase data, float[] upstream, double[] values, float[] actual) {
    for (int n = 0; n < values.length; n++) {
      double value = values[n];
      values[n] = value + STEP;
      double up = loss(data, upstream);
      values[n] = value - STEP;
      double down = loss(data, upstream);
      values[n] = value;
      // Values and factors are at most 2; at most max(D, Q) terms meet in one entry.
      int terms = Math.max(data.documents(), data.queryRows());
      double bound = gamma(terms + 3) * 4 * terms + 1e-8;
      assertThat((double) actual[n])
          .as("%s, value %d, seed %d", what, n, SEED)
          .isCloseTo((up - down) / (2 * STEP), within(bound));
    }
  }

  private static double loss(MaxSimCase data, float[] upstream) {
    double loss = 0;
    for (int d = 0; d < data.documents(); d++) {
      if (data.starts[d] < data.starts[d + 1]) {
        loss += upstream[d] * data.exact().score(data.starts[d], data.starts[d + 1]).value();
      }
    }
    return loss;
  }

  private static int[] best(MaxSimCase data) {
    int[] best = new int[data.documents() * data.queryRows()];
    for (int n = 0; n < best.length; n++) {
      int d = n / data.queryRows();
      int i = n % data.queryRows();
      best[n] =
          IntStream.range(data.starts[d], data.starts[d + 1])
                  .reduce(
                      (a, b) ->
                          data.exact().dot(i, b).value() > data.exact().dot(i, a).value() ? b : a)
                  .orElse(data.starts[d] - 1)
              - data.starts[d];
    }
    return best;
  }

  private static float[] upstream(int documents) {
    Random random = new Random(SEED);
    float[] upstream = new float[documents];
    for (int d = 0; d < documents; d++) {
      upstream[d] = 2 * random.nextFloat() - 1;
    }
    return upstream;
  }
}
