package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.NearestCentroidKernel;
import org.jspecify.annotations.Nullable;

/** {@link NearestCentroidKernel} by an {@link Assigner}: one group. */
final class TornadoNearestCentroid implements NearestCentroidKernel {
  private final Device device;
  private final RowBlocks blocks = new RowBlocks();
  private final Assigner assigner;

  TornadoNearestCentroid(Device device) {
    this.device = device;
    assigner = new Assigner(device);
  }

  @Override
  public void nearest(TokenRows rows, float[] centroids, int[] ids, float @Nullable [] distances) {
    int dimension = rows.dimension();
    int[] starts = {0, centroids.length / dimension};
    Assigner.Centroids table = new Assigner.Centroids(centroids, starts, dimension);
    try (var _ = device.turn()) {
      blocks.forEach(
          rows,
          (values, first, count) ->
              assigner.assign(values, count, row -> 0, table, ids, distances, first));
    }
  }
}
