package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.quantize.PqScanKernel;
import dev.mizzen.kernels.scan.ScanTop;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** {@link PqScanKernel} with its sums from a device and the k least of them found on the host. */
final class TornadoPqScan implements PqScanKernel {
  private final Device device;
  private final RangeScan ranges = new RangeScan();
  private final PqSums sums;

  TornadoPqScan(Device device) {
    this.device = device;
    sums = new PqSums(device);
  }

  @Override
  public void scan(
      float[] tables,
      int subspaces,
      int centroids,
      MemorySegment codes,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals) {
    int queries = tables.length / (subspaces * centroids);
    int count = (int) (codes.byteSize() / subspaces);
    try (var _ = device.turn()) {
      ranges
          .scan(
              queries,
              count,
              subspaces,
              allowed,
              k,
              (from, to) -> {
                var shape = new PqSums.Shape(queries, to - from, subspaces, centroids, false);
                long at = (long) from * subspaces;
                long bytes = (long) (to - from) * subspaces;
                FloatArray found =
                    sums.sums(
                        shape,
                        tables,
                        target -> MemorySegment.copy(codes, at, target.getSegment(), 0, bytes));
                return (query, v, pair) -> ScanTop.key(found.get(pair), v);
              })
          .write(distances, ordinals, 0);
    }
  }
}
