package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.NearestInGroupKernel;
import org.jspecify.annotations.Nullable;

/** {@link NearestInGroupKernel} by an {@link Assigner}. */
final class TornadoNearestInGroup implements NearestInGroupKernel {
  private final Device device;
  private final RowBlocks blocks = new RowBlocks();
  private final Assigner assigner;

  TornadoNearestInGroup(Device device) {
    this.device = device;
    assigner = new Assigner(device);
  }

  @Override
  public void nearest(
      TokenRows rows,
      int[] groups,
      float[] centroids,
      int[] starts,
      int[] ids,
      float @Nullable [] distances) {
    Assigner.Centroids table = new Assigner.Centroids(centroids, starts, rows.dimension());
    try (var _ = device.turn()) {
      blocks.forEach(
          rows,
          (values, first, count) ->
              assigner.assign(
                  values, count, row -> groups[first + row], table, ids, distances, first));
    }
  }
}
