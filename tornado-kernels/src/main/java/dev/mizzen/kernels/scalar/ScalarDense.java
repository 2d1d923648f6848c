package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.DenseKernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The definition of {@link DenseKernel}: rows of the matrix are added one after the other. */
final class ScalarDense implements DenseKernel {
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
    if (!add) {
      Arrays.fill(product, 0, count * columns, 0);
    }
    for (int row = 0; row < count; row++) {
      int to = row * columns;
      for (int k = 0; k < inner; k++) {
        add(rows[row * inner + k], matrix, k * columns, product, to, columns);
      }
      for (int j = 0; j < columns; j++) {
        float sum = bias == null ? product[to + j] : product[to + j] + bias[j];
        product[to + j] = activation.value(sum);
      }
      if (unit) {
        UnitRow.scale(product, to, columns);
      }
    }
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
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < inner; k++) {
        float sum = add ? rowGradient[row * inner + k] : 0;
        for (int j = 0; j < columns; j++) {
          sum += gradient[row * columns + j] * matrix[k * columns + j];
        }
        rowGradient[row * inner + k] = sum;
      }
    }
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
    if (!add) {
      Arrays.fill(matrixGradient, 0, inner * columns, 0);
    }
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < inner; k++) {
        add(rows[row * inner + k], gradient, row * columns, matrixGradient, k * columns, columns);
      }
    }
  }

  private static void add(float factor, float[] from, int at, float[] to, int toAt, int count) {
    for (int j = 0; j < count; j++) {
      to[toAt + j] += factor * from[at + j];
    }
  }
}
