package dev.mizzen.kernels.dense;

import org.jspecify.annotations.Nullable;

/** The door to a {@link DenseKernel}: checks the arguments once, so that kernels need not. */
public final class Dense implements DenseKernel {
  private final DenseKernel kernel;

  /** A door to {@code kernel}. */
  public Dense(DenseKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if an array is too short for its shape, or {@code product} is
   *     {@code rows}
   */
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
    checkShape(count, inner, columns);
    checkRoom("rows", rows, count, inner);
    checkRoom("matrix", matrix, inner, columns);
    checkRoom("product", product, count, columns);
    if (bias != null) {
      checkRoom("bias", bias, 1, columns);
    }
    checkDistinct("product", product, "rows", rows);
    kernel.product(rows, count, matrix, inner, columns, bias, add, activation, unit, product);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if an array is too short for its shape, or {@code rowGradient}
   *     is {@code gradient}
   */
  @Override
  public void rowGradient(
      float[] gradient,
      int count,
      float[] matrix,
      int inner,
      int columns,
      boolean add,
      float[] rowGradient) {
    checkShape(count, inner, columns);
    checkRoom("gradient", gradient, count, columns);
    checkRoom("matrix", matrix, inner, columns);
    checkRoom("rowGradient", rowGradient, count, inner);
    checkDistinct("rowGradient", rowGradient, "gradient", gradient);
    kernel.rowGradient(gradient, count, matrix, inner, columns, add, rowGradient);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if an array is too short for its shape
   */
  @Override
  public void matrixGradient(
      float[] rows,
      float[] gradient,
      int count,
      int inner,
      int columns,
      boolean add,
      float[] matrixGradient) {
    checkShape(count, inner, columns);
    checkRoom("rows", rows, count, inner);
    checkRoom("gradient", gradient, count, columns);
    checkRoom("matrixGradient", matrixGradient, inner, columns);
    kernel.matrixGradient(rows, gradient, count, inner, columns, add, matrixGradient);
  }

  private static void checkShape(int count, int inner, int columns) {
    if (count < 0 || inner < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "a product of "
              + count
              + " rows of "
              + inner
              + " values to "
              + columns
              + " columns: need 0, 1 and 1 at least");
    }
  }

  private static void checkRoom(String name, float[] values, int rows, int columns) {
    if (values.length < (long) rows * columns) {
      throw new IllegalArgumentException(
          name
              + " has "
              + values.length
              + " entries, but "
              + rows
              + " rows of "
              + columns
              + " need "
              + (long) rows * columns);
    }
  }

  @SuppressWarnings("ReferenceEquality") // one place in memory is what is asked about
  private static void checkDistinct(String name, float[] one, String other, float[] two) {
    if (one == two) {
      throw new IllegalArgumentException(name + " and " + other + " are the same array");
    }
  }
}
