package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.quantize.FastScanCodes;
import dev.mizzen.kernels.quantize.FastScanSumsKernel;
import java.lang.foreign.MemorySegment;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * {@link FastScanSumsKernel} by the device's fast scan. A list is worth the way to a device if it
 * is long, or lists are joined.
 */
final class TornadoFastScanSums implements FastScanSumsKernel {
  /** Bytes of codes that travel at once, at most. */
  private static final int BYTES = 1 << 26;

  private final Device device;
  private final PlanPool<FastScanPlan> plans;

  TornadoFastScanSums(Device device) {
    this.device = device;
    plans = FastScanPlan.pool(device);
  }

  @Override
  public void sums(
      byte[] tables, int table, int subspaces, byte[] blocks, int count, short[] sums) {
    MemorySegment codes = MemorySegment.ofArray(blocks);
    int range = BYTES / FastScanCodes.blockBytes(subspaces) * FastScanCodes.BLOCK;
    try (var _ = device.turn()) {
      for (int from = 0; from < count; from += range) {
        // Whole blocks, as the contract has it.
        int vectors =
            Math.min((count - from + FastScanCodes.BLOCK - 1) & -FastScanCodes.BLOCK, range);
        IntArray found =
            FastScanPlan.fitting(plans, 1, subspaces, vectors)
                .run(1, tables, table, subspaces, codes, from, vectors);
        for (int v = 0; v < vectors; v++) {
          sums[from + v] = (short) found.get(v);
        }
      }
    }
  }
}
