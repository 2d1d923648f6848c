package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.DenseKernel;
import org.jspecify.annotations.Nullable;

/** {@link DenseKernel} by {@link TileProduct}: columns of the matrix in the lanes. */
final class SimdDense implements DenseKernel {
  private final Workers workers;

  SimdDense(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void product(
      float[] rows,
      int count,
      float[] matrix,
      int inner,
      int columns,
      float @Nullable [] bias,
      boolean add,
      Activation activation,
      boolean unit,
      float[] product) {
    DenseRun run = DenseRun.ofThread(inner, columns);
    Panels.pack(matrix, 0, inner, columns, run.panels);
    run.run(workers, rows, count, bias, add, activation, unit, product);
  }

  @Override
  public void rowGradient(
      float[] gradient,
      int count,
      float[] matrix,
      int inner,
      int columns,
      boolean add,
      float[] rowGradient) {
    DenseRun run = DenseRun.ofThread(columns, inner);
    Panels.packTransposed(matrix, 0, inner, columns, 1, run.panels);
    run.run(workers, gradient, count, null, add, Activation.IDENTITY, false, rowGradient);
  }

  @Override
  public void matrixGradient(
      float[] rows,
      float[] gradient,
      int count,
      int inner,
      int columns,
      boolean add,
      float[] matrixGradient) {
    DenseGradientRun.ofThread()
        .run(workers, rows, gradient, count, inner, columns, add, matrixGradient);
  }
}
