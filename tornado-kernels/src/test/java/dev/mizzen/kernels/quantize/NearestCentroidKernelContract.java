package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCase.Values;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link NearestCentroidKernel} must do; a backend's subclass names its kernel. */
public abstract class NearestCentroidKernelContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  /** Sizes on and off the lane boundaries of 4, 8 and 16 floats, and those of real models. */
  private static final int[] DIMENSIONS = {
    1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 127, 128, 129, 384
  };

  /** For subclasses. */
  protected NearestCentroidKernelContract() {}

  /** The kernel under test. */
  protected abstract NearestCentroidKernel kernel(Workers workers);

  /** A case, by the sizes that make it. */
  record Case(int rows, int centroids, int dimension, Values values) {
    NearestCase data() {
      return new NearestCase(rows, centroids, dimension, values, SEED);
    }

    @Override
    public String toString() {
      return "%d rows, %d centroids, dimension %d, %s, seed %d"
          .formatted(rows, centroids, dimension, values, SEED);
    }
  }

  static Stream<Case> cases() {
    return Arrays.stream(Values.values())
        .flatMap(
            values ->
                IntStream.of(DIMENSIONS)
                    .mapToObj(n -> new Case(1 + (7 * n) % 131, 1 + (5 * n) % 67, n, values)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void choosesTheLowestOfTheNearestAsDefined(Case c) {
    NearestCase data = c.data();
    int[] ids = new int[c.rows()];
    float[] distances = new float[c.rows()];
    Arrays.fill(ids, Integer.MIN_VALUE);
    Arrays.fill(distances, Float.NaN);
    kernel(Workers.caller()).nearest(data.tokenRows(), data.centroids, ids, distances);
    for (int i = 0; i < c.rows(); i++) {
      double[] expected = data.distances(i);
      assertThat(ids[i]).as("%s, row %d", c, i).isEqualTo(NearestCase.lowest(expected));
      assertThat(distances[i]).as("%s, row %d", c, i).isEqualTo((float) expected[ids[i]]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsRowsOfEveryType(ElementType type) {
    NearestCase data = new NearestCase(75, 23, 19, Values.NORMAL, SEED);
    TokenRows stored = data.stored(type);
    float[] decoded = new float[75 * 19];
    FloatRows.copy(stored, 0, 75, decoded);
    int[] ids = new int[75];
    int[] expected = new int[75];
    kernel(Workers.caller()).nearest(stored, data.centroids, ids, null);
    kernel(Workers.caller()).nearest(TokenRows.of(decoded, 19), data.centroids, expected, null);
    assertThat(ids).isEqualTo(expected);
  }

  @Test
  void givesTheSameForAnyNumberOfThreads() {
    NearestCase data = new NearestCase(3000, 33, 20, Values.LATTICE, SEED);
    int[] alone = new int[3000];
    float[] distances = new float[3000];
    kernel(Workers.caller()).nearest(data.tokenRows(), data.centroids, alone, distances);
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      int[] shared = new int[3000];
      float[] others = new float[3000];
      kernel(Workers.of(executor, 4)).nearest(data.tokenRows(), data.centroids, shared, others);
      assertThat(shared).isEqualTo(alone);
      assertThat(others).isEqualTo(distances);
    }
  }

  @Test
  void takesABatchOfNoRows() {
    TokenRows none = TokenRows.of(new float[0], 3);
    kernel(Workers.caller()).nearest(none, new float[3], new int[0], new float[0]);
  }

  @Test
  void namesTheLowestOfEqualCentroids() {
    int[] ids = new int[3];
    float[] rows = {5, 1, -1};
    float[] centroids = {-2, 2, -2, 5, 2, 5};
    kernel(Workers.caller()).nearest(TokenRows.of(rows, 1), centroids, ids, null);
    assertThat(ids).containsExactly(3, 1, 0);
  }
}
