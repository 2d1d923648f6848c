package dev.mizzen.kernels.quantize;

import static dev.mizzen.kernels.Rounding.gamma;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.TokenRows;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ScanRerankKernel} must do; a backend adds a subclass. */
public abstract class ScanRerankContract {
  /** For subclasses. */
  protected ScanRerankContract() {}

  /** The kernel under test. */
  protected abstract ScanRerankKernel kernel();

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 8, 15, 16, 17, 33, 128, 129})
  void staysWithinTheRoundingBoundOfFloat64(int dimension) {
    Random random = new Random(ScanCase.SEED);
    float[] queries = ScanCase.values(random, 2 * dimension);
    float[] rows = ScanCase.values(random, 20 * dimension);
    int[] candidates = {3, 19, -1, 0, 7, 18, 2, 11, 5, -1};
    for (DistanceTableMetric metric : DistanceTableMetric.values()) {
      float[] distances = new float[12];
      int[] ordinals = new int[12];
      kernel()
          .rerank(
              metric, queries, TokenRows.of(rows, dimension), candidates, 6, distances, ordinals);
      for (int q = 0; q < 2; q++) {
        assertThat(ordinals[6 * q + 3]).isNotNegative();
        assertThat(ordinals[6 * q + 4]).isEqualTo(-1);
        for (int i = 0; i < 4; i++) {
          double value = 0;
          double magnitude = 0;
          for (int d = 0; d < dimension; d++) {
            double x = queries[q * dimension + d];
            double y = rows[ordinals[6 * q + i] * dimension + d];
            double term =
                metric == DistanceTableMetric.SQUARED_EUCLIDEAN ? (x - y) * (x - y) : -x * y;
            value += term;
            magnitude += Math.abs(term);
          }
          assertThat((double) distances[6 * q + i])
              .as("%s, dimension %d, seed %d", metric, dimension, ScanCase.SEED)
              .isCloseTo(value, within(gamma(dimension + 2) * magnitude));
          assertThat(distances[6 * q + i]).isLessThanOrEqualTo(distances[6 * q + i + 1]);
        }
      }
    }
  }

  @Test
  void keepsTheNearestWithTiesToTheLowerRow() {
    float[] rows = {5, 1, 3, 1, 4};
    float[] distances = new float[2];
    int[] ordinals = new int[2];
    kernel()
        .rerank(
            DistanceTableMetric.SQUARED_EUCLIDEAN,
            new float[] {2},
            TokenRows.of(rows, 1),
            new int[] {3, 4, 2, 0, 1},
            2,
            distances,
            ordinals);
    assertThat(distances).containsExactly(1, 1);
    assertThat(ordinals).containsExactly(1, 2);
  }
}
