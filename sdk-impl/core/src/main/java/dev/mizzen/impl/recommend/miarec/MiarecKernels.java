package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.impl.recommend.factor.FactorKernels;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.UnitRows;
import dev.mizzen.kernels.dense.Activation;

/**
 * All that the model runs on.
 *
 * @param factor kernels that factor models share
 * @param unit rows of length 1
 */
record MiarecKernels(FactorKernels factor, UnitRows unit) {
  static MiarecKernels of(KernelBackend backend, Workers workers) {
    return new MiarecKernels(
        FactorKernels.of(backend, workers), new UnitRows(backend.unitRows(workers)));
  }

  /** {@code Y = X·W}, or added to Y. */
  void product(float[] rows, float[] matrix, int inner, int columns, boolean add, float[] product) {
    factor
        .dense()
        .product(
            rows,
            rows.length / inner,
            matrix,
            inner,
            columns,
            null,
            add,
            Activation.IDENTITY,
            false,
            product);
  }

  /** {@code ∂X = G·Wᵀ}, or added to ∂X. */
  void rowGradient(
      float[] gradient, float[] matrix, int inner, int columns, boolean add, float[] rows) {
    factor.dense().rowGradient(gradient, rows.length / inner, matrix, inner, columns, add, rows);
  }

  /** {@code ∂W = Xᵀ·G}, or added to ∂W. */
  void matrixGradient(
      float[] rows, float[] gradient, int inner, int columns, boolean add, float[] matrix) {
    factor.dense().matrixGradient(rows, gradient, rows.length / inner, inner, columns, add, matrix);
  }
}
