package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCentroidKernel;
import org.jspecify.annotations.Nullable;

/** {@link NearestCentroidKernel} by blocks of rows; see {@link NearestBlock}. */
final class SimdNearestCentroid implements NearestCentroidKernel {
  private final ThreadLocal<NearestRun> runs;
  private final Workers workers;

  SimdNearestCentroid(Workers workers) {
    this.workers = workers;
    ThreadLocal<NearestBlock> blocks = ThreadLocal.withInitial(NearestBlock::new);
    this.runs = ThreadLocal.withInitial(() -> new NearestRun(blocks));
  }

  @Override
  public void nearest(TokenRows rows, float[] centroids, int[] ids, float @Nullable [] distances) {
    NearestRun run = runs.get();
    try {
      workers.run(run.begin(rows, centroids, ids, distances), run);
    } finally {
      run.end();
    }
  }
}
