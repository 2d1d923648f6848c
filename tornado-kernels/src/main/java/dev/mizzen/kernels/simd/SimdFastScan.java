package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import dev.mizzen.kernels.quantize.FastScanKernel;
import dev.mizzen.kernels.scan.FastScanRun;
import dev.mizzen.kernels.scan.ScanTop;
import org.jspecify.annotations.Nullable;

/**
 * {@link FastScanKernel} with the tables of one, two or four subspaces in each register: a look-up
 * of 16, 32 or 64 codes is one instruction. Sums of 16 bits stay in registers; only a block that
 * has one below the k-th least so far is looked at vector by vector.
 */
final class SimdFastScan implements FastScanKernel {
  /** Above every sum of 256 bytes, and 16 bits. */
  private static final int NO_LIMIT = 0xFFFF;

  private final ThreadLocal<FastScanRun> runs = ThreadLocal.withInitial(Run::new);
  private final Workers workers;

  SimdFastScan(Workers workers) {
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
      int rows = DistanceTableBytes.tableBytes(tables().subspaces());
      int found = size;
      for (int v = from; v < to; v += FastScanCodes.BLOCK) {
        // Ordinals ascend, so an equal sum comes too late.
        int limit = found < k ? NO_LIMIT : ScanTop.distance(keys[at]);
        long hit =
            FastScanBlocks.below(
                codes(), tables().bytes(), query * rows, rows, v, to, limit, allowed());
        if (hit == FastScanBlocks.NONE) {
          break;
        }
        v = FastScanBlocks.vector(hit);
        found = offer(query, v, hit & allowed(v), keys, at, found, k);
      }
      return found;
    }

    private int offer(int query, int block, long bits, long[] keys, int at, int size, int k) {
      int found = size;
      for (long left = bits; left != 0; left &= left - 1) {
        int v = block + Long.numberOfTrailingZeros(left);
        found = ScanTop.offer(keys, at, found, k, ScanTop.key(sum(query, v), v));
      }
      return found;
    }
  }
}
