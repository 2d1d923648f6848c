package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import dev.mizzen.kernels.quantize.FastScanRescoreKernel;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** {@link FastScanRescoreKernel} with sums from a device, to which the candidates' codes travel. */
final class TornadoFastScanRescore implements FastScanRescoreKernel {
  private final Device device;
  private final LeastKeys least = new LeastKeys();
  private final PqSums sums;

  TornadoFastScanRescore(Device device) {
    this.device = device;
    sums = new PqSums(device);
  }

  @Override
  public void rescore(
      float[] tables,
      FastScanCodes codes,
      int[] candidates,
      int k,
      float[] distances,
      int[] ordinals) {
    int subspaces = codes.subspaces();
    int queries = tables.length / (subspaces * DistanceTableBytes.CENTROIDS);
    if (queries == 0) {
      return;
    }
    int each = candidates.length / queries;
    var shape = new PqSums.Shape(queries, each, subspaces, DistanceTableBytes.CENTROIDS, true);
    try (var _ = device.turn()) {
      FloatArray found = sums.sums(shape, tables, target -> gather(codes, candidates, target));
      least.keep(queries, candidates, k, found);
      least.write(distances, ordinals, 0);
    }
  }

  private static void gather(FastScanCodes codes, int[] candidates, ByteArray target) {
    int subspaces = codes.subspaces();
    for (int i = 0; i < candidates.length; i++) {
      for (int j = 0; candidates[i] >= 0 && j < subspaces; j++) {
        target.set(i * subspaces + j, (byte) codes.code(candidates[i], j));
      }
    }
  }
}
