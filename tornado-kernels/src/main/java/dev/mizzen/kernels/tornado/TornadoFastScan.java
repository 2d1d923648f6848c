package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import dev.mizzen.kernels.quantize.FastScanKernel;
import dev.mizzen.kernels.scan.ScanTop;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * {@link FastScanKernel} with its sums from a device and the k least of them found on the host.
 * Codes and sums travel in ranges of vectors.
 */
final class TornadoFastScan implements FastScanKernel {
  private final Device device;
  private final RangeScan ranges = new RangeScan();
  private final PlanPool<FastScanPlan> plans;

  TornadoFastScan(Device device) {
    this.device = device;
    plans = FastScanPlan.pool(device);
  }

  @Override
  public void scan(
      DistanceTableBytes tables,
      FastScanCodes codes,
      long @Nullable [] allowed,
      int k,
      int[] sums,
      int[] ordinals) {
    int bytes = FastScanCodes.blockBytes(codes.subspaces()) / FastScanCodes.BLOCK;
    try (var _ = device.turn()) {
      ranges
          .scan(
              tables.queries(),
              codes.count(),
              Math.max(1, bytes),
              allowed,
              k,
              (from, to) -> {
                IntArray found = run(tables, codes, from, to);
                return (query, v, at) -> ScanTop.key(found.get(at), v);
              })
          .write(sums, ordinals);
    }
  }

  private IntArray run(DistanceTableBytes tables, FastScanCodes codes, int from, int to) {
    int queries = tables.queries();
    int subspaces = codes.subspaces();
    MemorySegment blocks = codes.blocks();
    return FastScanPlan.fitting(plans, queries, subspaces, to - from)
        .run(queries, tables.bytes(), 0, subspaces, blocks, from, to - from);
  }
}
