package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestInGroupKernel;
import org.jspecify.annotations.Nullable;

/** {@link NearestInGroupKernel}: rows that follow each other in a group share a block. */
final class SimdNearestInGroup implements NearestInGroupKernel {
  private static final ThreadLocal<GroupRun> RUN = ThreadLocal.withInitial(GroupRun::new);

  private final Workers workers;

  SimdNearestInGroup(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void nearest(
      TokenRows rows,
      int[] groups,
      float[] centroids,
      int[] starts,
      int[] ids,
      float @Nullable [] distances) {
    GroupRun run = RUN.get();
    try {
      workers.run(run.begin(rows, groups, centroids, starts, ids, distances), run);
    } finally {
      run.end();
    }
  }
}
