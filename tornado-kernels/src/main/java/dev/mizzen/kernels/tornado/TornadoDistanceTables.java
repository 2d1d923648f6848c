package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.quantize.DistanceTableKernel;
import dev.mizzen.kernels.quantize.DistanceTableMetric;

/** {@link DistanceTableKernel} on a device. */
final class TornadoDistanceTables implements DistanceTableKernel {
  private final Device device;
  private final EntryTables entries;

  TornadoDistanceTables(Device device) {
    this.device = device;
    entries = new EntryTables(device);
  }

  @Override
  public void tables(
      DistanceTableMetric metric,
      float[] queries,
      float[] codebooks,
      int subspaces,
      int centroids,
      float[] tables) {
    int part = codebooks.length / centroids / subspaces;
    var shape = new EntryTables.Shape(subspaces, centroids, part);
    try (var _ = device.turn()) {
      Transfers.take(
          entries.entries(
              metric, queries, shape, tables.length, target -> Transfers.put(codebooks, target)),
          tables);
    }
  }
}
