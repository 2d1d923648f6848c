package dev.mizzen.impl.train.preference;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.UnitRows;
import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.Dense;
import java.util.List;

/** One matrix without a bias: {@code y = x·W / ‖x·W‖}. */
public final class LinearStudent implements Student {
  private final float[] matrix;
  private final int inner;
  private final int columns;
  private final Dense dense;
  private final UnitRows unitRows;

  /**
   * A student that changes {@code matrix}.
   *
   * @param matrix W, {@code [inner × columns]}
   * @throws IllegalArgumentException if it has another size
   */
  public LinearStudent(
      float[] matrix, int inner, int columns, KernelBackend backend, Workers workers) {
    if (inner < 1 || columns < 1 || matrix.length != (long) inner * columns) {
      throw new IllegalArgumentException(
          "a matrix of " + inner + " times " + columns + " values has not " + matrix.length);
    }
    this.matrix = matrix;
    this.inner = inner;
    this.columns = columns;
    this.dense = new Dense(backend.dense(workers));
    this.unitRows = new UnitRows(backend.unitRows(workers));
  }

  @Override
  public int inputDimension() {
    return inner;
  }

  @Override
  public int dimension() {
    return columns;
  }

  @Override
  public List<float[]> weights() {
    return List.of(matrix);
  }

  @Override
  public void project(float[] rows, int count, float[] unit) {
    product(rows, count, true, unit);
  }

  private void product(float[] rows, int count, boolean unit, float[] product) {
    dense.product(
        rows, count, matrix, inner, columns, null, false, Activation.IDENTITY, unit, product);
  }

  @Override
  public void gradient(float[] rows, int count, float[] unitGradient, List<float[]> gradients) {
    float[] unit = new float[count * columns];
    float[] norms = new float[count];
    product(rows, count, false, unit);
    unitRows.normalize(unit, columns, unit, norms);
    unitRows.gradient(unit, norms, columns, unitGradient, unitGradient);
    dense.matrixGradient(rows, unitGradient, count, inner, columns, false, gradients.getFirst());
  }
}
