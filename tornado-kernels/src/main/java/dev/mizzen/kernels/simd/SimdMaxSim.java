package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import org.jspecify.annotations.Nullable;

/** {@link MaxSimKernel} by {@link MaxSimTile}: query rows in the lanes, documents in blocks. */
final class SimdMaxSim implements MaxSimKernel {
  /** About as many rows as a worker takes at once; documents are not divided. */
  private static final int BLOCK = 2048;

  private final Workers workers;

  SimdMaxSim(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void maxSim(
      float[] query, TokenRows documents, int[] starts, float[] scores, int @Nullable [] best) {
    int queryRows = query.length / documents.dimension();
    QueryPanels panels = MaxSimScratch.ofThread().panels;
    panels.lay(query, 0, queryRows, documents.dimension());
    int blocks = 1 + (starts[scores.length] - starts[0]) / BLOCK;
    if (workers.threads() == 1) {
      for (int block = 0; block < blocks; block++) {
        score(panels, queryRows, documents, starts, block, scores, best);
      }
    } else {
      workers.run(
          blocks, block -> score(panels, queryRows, documents, starts, block, scores, best));
    }
  }

  private static void score(
      QueryPanels panels,
      int queryRows,
      TokenRows documents,
      int[] starts,
      int block,
      float[] scores,
      int @Nullable [] best) {
    int first = firstOf(block, starts, scores.length);
    int end = firstOf(block + 1, starts, scores.length);
    MaxSimPass pass = MaxSimScratch.ofThread().pass;
    pass.run(panels, documents, starts, first, end, best != null);
    for (int d = first; d < end; d++) {
      scores[d] = pass.score(d, 0, queryRows);
      if (best != null) {
        pass.winners(d, starts[d] == starts[d + 1], best, d * queryRows, queryRows);
      }
    }
  }

  /** The first document that begins in a block or later. */
  private static int firstOf(int block, int[] starts, int documents) {
    long row = starts[0] + (long) block * BLOCK;
    int low = 0;
    int high = documents;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
