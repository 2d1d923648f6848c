package dev.mizzen.kernels.quantize;

import static dev.mizzen.kernels.Rounding.gamma;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link DistanceTableKernel} must do; a backend adds a subclass. */
public abstract class DistanceTableContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  /** For subclasses. */
  protected DistanceTableContract() {}

  /** The kernel under test. */
  protected abstract DistanceTableKernel kernel();

  record Case(
      DistanceTableMetric metric, int part, int subspaces, int centroids, int queries, float size) {
    @Override
    public String toString() {
      return String.format(
          java.util.Locale.ROOT,
          "%s part=%d m=%d K=%d queries=%d size=%s seed=%d",
          metric,
          part,
          subspaces,
          centroids,
          queries,
          size,
          SEED);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(DistanceTableMetric.values())
        .flatMap(
            metric ->
                IntStream.of(1, 2, 3, 4, 5, 8, 17, 33)
                    .boxed()
                    .flatMap(
                        part ->
                            IntStream.of(1, 5, 15, 16, 17, 31, 256)
                                .mapToObj(
                                    k -> new Case(metric, part, 1 + part % 5, k, k % 4, size(k)))));
  }

  /** Ordinary values, and for one K in three denormal products. */
  private static float size(int centroids) {
    return centroids % 3 == 0 ? 1e-21f : 10;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void staysWithinTheRoundingBoundOfFloat64(Case c) {
    Random random = new Random(SEED);
    int dimension = c.part * c.subspaces;
    float[] queries = values(random, c.queries * dimension, c.size);
    float[] books = values(random, c.centroids * dimension, c.size);
    float[] tables = new float[c.queries * c.subspaces * c.centroids];
    Arrays.fill(tables, Float.NaN);
    kernel().tables(c.metric, queries, books, c.subspaces, c.centroids, tables);
    int at = 0;
    for (int row = 0; row < c.queries * c.subspaces; row++) {
      for (int k = 0; k < c.centroids; k++) {
        int centroid = (row % c.subspaces * c.centroids + k) * c.part;
        double value = 0;
        double magnitude = 0;
        for (int i = 0; i < c.part; i++) {
          double term = term(c.metric, queries[row * c.part + i], books[centroid + i]);
          value += term;
          magnitude += Math.abs(term);
        }
        // Each operation may also lose half of the least denormal float.
        double bound = gamma(c.part + 2) * magnitude + 2 * c.part * Float.MIN_VALUE;
        assertThat((double) tables[at++])
            .as("%s, row %d, centroid %d", c, row, k)
            .isCloseTo(value, within(bound));
      }
    }
  }

  private static double term(DistanceTableMetric metric, double q, double c) {
    return metric == DistanceTableMetric.SQUARED_EUCLIDEAN ? (q - c) * (q - c) : -q * c;
  }

  private static float[] values(Random random, int length, float size) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = size * (2 * random.nextFloat() - 1);
    }
    return values;
  }

  @Test
  void fillsAHandMadeTable() {
    float[] query = {1, 2, 3, 4};
    float[] books = {0, 0, 1, 1, 3, 3, 4, 4};
    float[] tables = new float[4];
    kernel().tables(DistanceTableMetric.SQUARED_EUCLIDEAN, query, books, 2, 2, tables);
    assertThat(tables).containsExactly(5, 1, 1, 1);
    kernel().tables(DistanceTableMetric.NEGATIVE_INNER_PRODUCT, query, books, 2, 2, tables);
    assertThat(tables).containsExactly(-0f, -3, -21, -28);
  }
}
