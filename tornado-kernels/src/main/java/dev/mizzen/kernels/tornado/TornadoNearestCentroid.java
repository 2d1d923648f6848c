package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.NearestCentroidKernel;
import org.jspecify.annotations.Nullable;

/**
 * {@link NearestCentroidKernel} with the distances of a device; where rounding could have turned a
 * decision, the host repeats it by definition. Rows travel in blocks of at most 1 GiB.
 */
final class TornadoNearestCentroid implements NearestCentroidKernel {
  private static final int BLOCK_VALUES = 1 << 28;

  private final Device device;
  private final PlanPool<NearestCentroidPlan> plans;

  TornadoNearestCentroid(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new NearestCentroidPlan(device, capacities));
  }

  @Override
  public void nearest(TokenRows rows, float[] centroids, int[] ids, float @Nullable [] distances) {
    int block = Math.max(1, BLOCK_VALUES / rows.dimension());
    try (var _ = device.turn()) {
      for (int from = 0; from < ids.length; from += block) {
        int count = Math.min(block, ids.length - from);
        NearestCentroidPlan plan = plans.fitting(count * rows.dimension(), centroids.length, count);
        plan.run(rows, from, count, centroids);
        plan.decide(centroids, ids, distances, from);
      }
    }
  }
}
