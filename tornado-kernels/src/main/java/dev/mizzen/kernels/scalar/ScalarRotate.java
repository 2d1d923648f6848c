package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.RotateKernel;

/** The definition of {@link RotateKernel}. */
final class ScalarRotate implements RotateKernel {
  @Override
  public void rotate(TokenRows rows, float[] matrix, float[] rotated) {
    int dimension = rows.dimension();
    float[] row = new float[dimension];
    for (int i = 0; i < rows.rows(); i++) {
      FloatRows.copy(rows, i, 1, row);
      rotate(row, matrix, rotated, i * dimension);
    }
  }

  /** One row. */
  static void rotate(float[] row, float[] matrix, float[] to, int at) {
    int dimension = row.length;
    for (int j = 0; j < dimension; j++) {
      double sum = 0;
      for (int k = 0; k < dimension; k++) {
        sum += (double) row[k] * matrix[k * dimension + j];
      }
      to[at + j] = (float) sum;
    }
  }
}
