package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.EncodeResidualKernel;
import dev.mizzen.kernels.quantize.ResidualLevel;
import dev.mizzen.kernels.quantize.ResidualTables;
import org.jspecify.annotations.Nullable;

/**
 * {@link EncodeResidualKernel} by an {@link Assigner} for each level; the host takes the centroids
 * away between them.
 */
final class TornadoEncodeResidual implements EncodeResidualKernel {
  private final Device device;
  private final RowBlocks blocks = new RowBlocks();
  private final Assigner assigner;
  private int[] ids = {};
  private float[] zeros = {};

  TornadoEncodeResidual(Device device) {
    this.device = device;
    assigner = new Assigner(device);
  }

  @Override
  public void encode(
      TokenRows rows, ResidualTables tables, int[] codes, float @Nullable [] residuals) {
    int dimension = tables.dimension();
    try (var _ = device.turn()) {
      blocks.forEach(
          rows,
          (values, first, count) -> {
            grow(count, dimension);
            for (int level = 0; level < tables.levels(); level++) {
              step(values, first, count, tables, level, codes);
            }
            if (residuals != null) {
              System.arraycopy(values, 0, residuals, first * dimension, count * dimension);
            }
          });
    }
  }

  /** The codes of one level, whose centroids are taken from the rows. */
  private void step(
      float[] rows, int first, int count, ResidualTables tables, int number, int[] codes) {
    ResidualLevel level = tables.level(number);
    int dimension = tables.dimension();
    int levels = tables.levels();
    assigner.assign(
        rows,
        count,
        row -> level.group(tables, number, codes, (first + row) * levels),
        new Assigner.Centroids(level.centroids(), level.starts(), dimension),
        ids,
        null,
        0);
    for (int i = 0; i < count; i++) {
      int group = level.group(tables, number, codes, (first + i) * levels);
      int from = level.starts()[group];
      codes[(first + i) * levels + number] = ids[i];
      if (from < level.starts()[group + 1]) {
        subtract(rows, i * dimension, level.centroids(), (from + ids[i]) * dimension, dimension);
      }
      if (tables.renormalised()) {
        EncodeResidualKernel.renormalise(rows, i * dimension, zeros, dimension);
      }
    }
  }

  private static void subtract(float[] rows, int at, float[] centroids, int from, int dimension) {
    for (int k = 0; k < dimension; k++) {
      rows[at + k] -= centroids[from + k];
    }
  }

  private void grow(int rows, int dimension) {
    if (ids.length < rows) {
      ids = new int[rows];
    }
    if (zeros.length < dimension) {
      zeros = new float[dimension];
    }
  }
}
