package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.DistanceTableMetric;
import dev.mizzen.kernels.quantize.ScanRerankKernel;
import java.lang.foreign.MemorySegment;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * {@link ScanRerankKernel} by {@link EntryTables}: queries are the parts of one long query, and the
 * candidates, which alone travel, the centroids of the part.
 */
final class TornadoScanRerank implements ScanRerankKernel {
  private final Device device;
  private final LeastKeys least = new LeastKeys();
  private final EntryTables tables;

  TornadoScanRerank(Device device) {
    this.device = device;
    tables = new EntryTables(device);
  }

  @Override
  public void rerank(
      DistanceTableMetric metric,
      float[] queries,
      TokenRows rows,
      int[] candidates,
      int k,
      float[] distances,
      int[] ordinals) {
    int dimension = rows.dimension();
    int count = queries.length / dimension;
    if (count == 0) {
      return;
    }
    int each = candidates.length / count;
    try (var _ = device.turn()) {
      FloatArray found =
          tables.entries(
              metric,
              queries,
              new EntryTables.Shape(count, each, dimension),
              candidates.length,
              target -> gather(rows, candidates, target));
      least.keep(count, candidates, k, found);
      least.write(distances, ordinals, 0);
    }
  }

  private static void gather(TokenRows rows, int[] candidates, FloatArray target) {
    long bytes = (long) rows.dimension() * Float.BYTES;
    for (int i = 0; i < candidates.length; i++) {
      if (candidates[i] >= 0) {
        MemorySegment.copy(
            rows.values(), candidates[i] * bytes, target.getSegment(), i * bytes, bytes);
      }
    }
  }
}
