package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import dev.mizzen.kernels.quantize.FastScanKernel;
import dev.mizzen.kernels.scan.FastScanRun;
import dev.mizzen.kernels.scan.ScanTop;
import org.jspecify.annotations.Nullable;

/** The definition of {@link FastScanKernel}: the sum of each vector, offered to the k least. */
final class ScalarFastScan implements FastScanKernel {
  private final ThreadLocal<FastScanRun> runs = ThreadLocal.withInitial(Run::new);
  private final Workers workers;

  ScalarFastScan(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void scan(
      DistanceTableBytes tables,
      FastScanCodes codes,
      long @Nullable [] allowed,
      int k,
      int[] sums,
      int[] ordinals) {
    runs.get().scan(workers, tables, codes, allowed, k, sums, ordinals);
  }

  private static final class Run extends FastScanRun {
    @Override
    protected int scan(int query, int from, int to, long[] keys, int at, int size, int k) {
      int found = size;
      for (int v = from; v < to; v++) {
        if ((allowed(v & -FastScanCodes.BLOCK) >>> v % FastScanCodes.BLOCK & 1) != 0) {
          found = ScanTop.offer(keys, at, found, k, ScanTop.key(sum(query, v), v));
        }
      }
      return found;
    }
  }
}
