package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.NearestInGroupKernel;
import dev.mizzen.kernels.quantize.SquaredDistance;
import org.jspecify.annotations.Nullable;

/** The definition of {@link NearestInGroupKernel}. */
final class ScalarNearestInGroup implements NearestInGroupKernel {
  @Override
  public void nearest(
      TokenRows rows,
      int[] groups,
      float[] centroids,
      int[] starts,
      int[] ids,
      float @Nullable [] distances) {
    int dimension = rows.dimension();
    float[] row = new float[dimension];
    float[] zeros = new float[dimension];
    for (int i = 0; i < ids.length; i++) {
      FloatRows.copy(rows, i, 1, row);
      int from = starts[groups[i]];
      int to = starts[groups[i] + 1];
      int best = ScalarNearestCentroid.nearest(row, 0, centroids, from, to, dimension);
      ids[i] = best - from;
      if (distances != null) {
        distances[i] =
            (float)
                (from == to
                    ? SquaredDistance.between(row, 0, zeros, 0, dimension)
                    : SquaredDistance.between(row, 0, centroids, best * dimension, dimension));
      }
    }
  }
}
