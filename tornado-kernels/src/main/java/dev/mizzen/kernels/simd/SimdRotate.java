package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.kernels.quantize.RotateKernel;

/** {@link RotateKernel} by blocks of rows. */
final class SimdRotate implements RotateKernel {
  private static final int SPAN = 64;

  private final Workers workers;

  SimdRotate(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void rotate(TokenRows rows, float[] matrix, float[] rotated) {
    int count = rotated.length / rows.dimension();
    double[] wide = RotateBlock.widen(matrix);
    workers.run((count + SPAN - 1) / SPAN, task -> rotate(rows, wide, rotated, task * SPAN, count));
  }

  private static void rotate(
      TokenRows rows, double[] matrix, float[] rotated, int first, int total) {
    int dimension = rows.dimension();
    int count = Math.min(SPAN, total - first);
    float[] from = new float[count * dimension];
    FloatRows.copy(rows, first, count, from);
    RotateBlock.rotate(
        from, count, dimension, matrix, RotateBlock.sums(), rotated, first * dimension);
  }
}
