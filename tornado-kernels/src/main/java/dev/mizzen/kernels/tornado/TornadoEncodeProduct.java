package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.EncodeProductKernel;
import dev.mizzen.kernels.quantize.ProductTables;

/**
 * {@link EncodeProductKernel} by a {@link Rotation} and an {@link Assigner}, for which the parts of
 * rows are rows and the subspaces are their groups.
 */
final class TornadoEncodeProduct implements EncodeProductKernel {
  private final Device device;
  private final RowBlocks blocks = new RowBlocks();
  private final Rotation rotation;
  private final Assigner assigner;
  private int[] ids = {};

  TornadoEncodeProduct(Device device) {
    this.device = device;
    rotation = new Rotation(device);
    assigner = new Assigner(device);
  }

  @Override
  public void encode(TokenRows rows, ProductTables tables, byte[] codes) {
    int subspaces = tables.subspaces();
    int[] starts = new int[subspaces + 1];
    for (int s = 0; s <= subspaces; s++) {
      starts[s] = s * tables.size();
    }
    var table = new Assigner.Centroids(tables.centroids(), starts, tables.width());
    try (var _ = device.turn()) {
      blocks.forEach(
          rows,
          (values, first, count) -> {
            prepare(rows, first, count, tables, values);
            int parts = count * subspaces;
            int[] found = ids(parts);
            assigner.assign(values, parts, part -> part % subspaces, table, found, null, 0);
            for (int i = 0; i < parts; i++) {
              codes[first * subspaces + i] = (byte) found[i];
            }
          });
    }
  }

  private void prepare(TokenRows rows, int first, int count, ProductTables tables, float[] values) {
    float[] matrix = tables.rotation();
    float[] offset = tables.offset();
    if (matrix != null) {
      rotation.rotate(rows, first, count, matrix, values, 0);
    }
    for (int k = 0; offset != null && k < count * offset.length; k++) {
      values[k] -= offset[k % offset.length];
    }
  }

  private int[] ids(int needed) {
    if (ids.length < needed) {
      ids = new int[needed];
    }
    return ids;
  }
}
