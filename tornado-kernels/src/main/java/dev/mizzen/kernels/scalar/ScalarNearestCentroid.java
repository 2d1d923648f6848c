package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.NearestCentroidKernel;
import dev.mizzen.kernels.quantize.SquaredDistance;
import org.jspecify.annotations.Nullable;

/** The definition of {@link NearestCentroidKernel}: every distance of every row. */
final class ScalarNearestCentroid implements NearestCentroidKernel {
  private final ThreadLocal<float[]> scratch = ThreadLocal.withInitial(() -> new float[0]);

  @Override
  public void nearest(TokenRows rows, float[] centroids, int[] ids, float @Nullable [] distances) {
    int dimension = rows.dimension();
    float[] row = scratch(dimension);
    for (int i = 0; i < ids.length; i++) {
      FloatRows.copy(rows, i, 1, row);
      ids[i] = nearest(row, 0, centroids, 0, centroids.length / dimension, dimension);
      if (distances != null) {
        distances[i] =
            (float) SquaredDistance.between(row, 0, centroids, ids[i] * dimension, dimension);
      }
    }
  }

  private float[] scratch(int dimension) {
    if (scratch.get().length < dimension) {
      scratch.set(new float[dimension]);
    }
    return scratch.get();
  }

  /** Which of the centroids {@code from .. to − 1} is nearest to {@code row[at ..]}. */
  static int nearest(float[] row, int at, float[] centroids, int from, int to, int dimension) {
    int best = from;
    double lowest = Double.POSITIVE_INFINITY;
    for (int c = from; c < to; c++) {
      double distance = SquaredDistance.between(row, at, centroids, c * dimension, dimension);
      if (distance < lowest) {
        lowest = distance;
        best = c;
      }
    }
    return best;
  }
}
