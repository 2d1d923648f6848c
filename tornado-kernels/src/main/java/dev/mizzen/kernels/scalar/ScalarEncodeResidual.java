package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.EncodeResidualKernel;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.ResidualLevel;
import dev.mizzen.kernels.quantize.ResidualTables;
import org.jspecify.annotations.Nullable;

/** The definition of {@link EncodeResidualKernel}. */
final class ScalarEncodeResidual implements EncodeResidualKernel {
  @Override
  public void encode(
      TokenRows rows, ResidualTables tables, int[] codes, float @Nullable [] residuals) {
    int dimension = tables.dimension();
    float[] row = new float[dimension];
    float[] zeros = new float[dimension];
    for (int i = 0; i < rows.rows(); i++) {
      FloatRows.copy(rows, i, 1, row);
      for (int level = 0; level < tables.levels(); level++) {
        codes[i * tables.levels() + level] = step(row, tables, level, codes, i * tables.levels());
        if (tables.renormalised()) {
          EncodeResidualKernel.renormalise(row, 0, zeros, dimension);
        }
      }
      if (residuals != null) {
        System.arraycopy(row, 0, residuals, i * dimension, dimension);
      }
    }
  }

  /** The code of one level, whose centroid is taken from the row. */
  private static int step(float[] row, ResidualTables tables, int number, int[] codes, int at) {
    ResidualLevel level = tables.level(number);
    int group = level.group(tables, number, codes, at);
    int from = level.starts()[group];
    int to = level.starts()[group + 1];
    if (from == to) {
      return 0;
    }
    int best = ScalarNearestCentroid.nearest(row, 0, level.centroids(), from, to, row.length);
    for (int k = 0; k < row.length; k++) {
      row[k] -= level.centroids()[best * row.length + k];
    }
    return best - from;
  }
}
