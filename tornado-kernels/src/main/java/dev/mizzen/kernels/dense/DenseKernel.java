package dev.mizzen.kernels.dense;

import org.jspecify.annotations.Nullable;

/**
 * A dense layer without state: rows times a matrix, {@code Y = φ(X·W + b)}, and the two products
 * that take its gradient back, {@code ∂X = G·Wᵀ} and {@code ∂W = Xᵀ·G}. Arguments are already
 * checked: {@link Dense} is the door.
 *
 * <p>Every sum of n products is within {@code γₙ} of the sum of their magnitudes (docs/accuracy.md)
 * and has the same bits for any number of threads. Cost 2·N·inner·columns flops each. Arrays may be
 * longer than what {@code count} rows need: what lies behind is not used and stays as it is. Safe
 * for use by many threads.
 */
public interface DenseKernel {
  /**
   * {@code Y = φ(X·W + b)}, or {@code φ(X·W + b + Y)} to add to what stands in Y; then, if asked
   * for, rows scaled to length 1, where a row of zeros stays one.
   *
   * @param rows X, {@code [N × inner]}, row-major, finite
   * @param count N
   * @param matrix W, {@code [inner × columns]}, row-major
   * @param inner values in a row of X
   * @param columns values in a row of Y
   * @param bias b, {@code [columns]}; none if null
   * @param add whether Y takes part
   * @param activation φ
   * @param unit whether rows of Y get length 1
   * @param product Y, {@code [N × columns]}, written in full; not {@code rows}
   */
  void product(
      float[] rows,
      int count,
      float[] matrix,
      int inner,
      int columns,
      float @Nullable [] bias,
      boolean add,
      Activation activation,
      boolean unit,
      float[] product);

  /**
   * {@code ∂X = G·Wᵀ}, or {@code ∂X + G·Wᵀ}.
   *
   * @param gradient G, {@code [N × columns]}
   * @param count N
   * @param matrix W, {@code [inner × columns]}
   * @param inner values in a row of X
   * @param columns values in a row of G
   * @param add whether to add to what stands in {@code rowGradient}
   * @param rowGradient ∂X, {@code [N × inner]}, written in full; not {@code gradient}
   */
  void rowGradient(
      float[] gradient,
      int count,
      float[] matrix,
      int inner,
      int columns,
      boolean add,
      float[] rowGradient);

  /**
   * {@code ∂W = Xᵀ·G}, or {@code ∂W + Xᵀ·G}; the terms are added in the order of the rows.
   *
   * @param rows X, {@code [N × inner]}
   * @param gradient G, {@code [N × columns]}
   * @param count N
   * @param inner values in a row of X
   * @param columns values in a row of G
   * @param add whether to add to what stands in {@code matrixGradient}
   * @param matrixGradient ∂W, {@code [inner × columns]}, written in full
   */
  void matrixGradient(
      float[] rows,
      float[] gradient,
      int count,
      int inner,
      int columns,
      boolean add,
      float[] matrixGradient);
}
