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
    MaxSimScratch scratch = MaxSimScratch.ofThread();
    scratch.lay(query, queryRows, documents.dimension());
    float[] panels = scratch.panels;
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

  /** The documents whose first row is among those of a block. */
  private static void score(
      float[] panels,
      int queryRows,
      TokenRows documents,
      int[] starts,
      int block,
      float[] scores,
      int @Nullable [] best) {
    int first = firstOf(block, starts, scores.length);
    int end = firstOf(block + 1, starts, scores.length);
    MaxSimScratch scratch = MaxSimScratch.ofThread();
    MaxSimPass pass = scratch.pass;
    pass.begin(queryRows, first, end, best != null);
    for (int panel = 0; panel < MaxSimScratch.panels(queryRows); panel++) {
      pass.run(panels, panel, documents, starts);
    }
    pass.finish(starts, scores, best);
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
