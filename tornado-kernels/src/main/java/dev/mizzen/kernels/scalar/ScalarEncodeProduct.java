package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.EncodeProductKernel;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.ProductTables;

/** The definition of {@link EncodeProductKernel}. */
final class ScalarEncodeProduct implements EncodeProductKernel {
  @Override
  public void encode(TokenRows rows, ProductTables tables, byte[] codes) {
    float[] stored = new float[tables.dimension()];
    float[] row = new float[tables.dimension()];
    int size = tables.size();
    int width = tables.width();
    for (int i = 0; i < rows.rows(); i++) {
      FloatRows.copy(rows, i, 1, stored);
      prepare(stored, tables, row);
      for (int s = 0; s < tables.subspaces(); s++) {
        int best =
            ScalarNearestCentroid.nearest(
                row, s * width, tables.centroids(), s * size, (s + 1) * size, width);
        codes[i * tables.subspaces() + s] = (byte) (best - s * size);
      }
    }
  }

  private static void prepare(float[] stored, ProductTables tables, float[] row) {
    float[] rotation = tables.rotation();
    float[] offset = tables.offset();
    if (rotation == null) {
      System.arraycopy(stored, 0, row, 0, row.length);
    } else {
      ScalarRotate.rotate(stored, rotation, row, 0);
    }
    for (int k = 0; offset != null && k < row.length; k++) {
      row[k] -= offset[k];
    }
  }
}
