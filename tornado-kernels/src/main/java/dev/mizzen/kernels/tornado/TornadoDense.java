package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.DenseKernel;
import dev.mizzen.kernels.scalar.UnitRow;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * {@link DenseKernel} with its products from a device. What is done once for each value of a
 * result, the host does while it copies it: so activations are those of the definition, bit by bit,
 * and the device needs no double precision.
 */
final class TornadoDense implements DenseKernel {
  private final Device device;
  private final PlanPool<DensePlan> plans;

  TornadoDense(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new DensePlan(device, capacities));
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
    var shape = new DensePlan.Shape(count, columns, inner);
    multiply(shape, rows, false, matrix, false, add, product);
    for (int row = 0; row < count; row++) {
      for (int j = 0, at = row * columns; j < columns; j++, at++) {
        product[at] = activation.value(bias == null ? product[at] : product[at] + bias[j]);
      }
      if (unit) {
        UnitRow.scale(product, row * columns, columns);
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
    var shape = new DensePlan.Shape(count, inner, columns);
    multiply(shape, gradient, false, matrix, true, add, rowGradient);
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
    var shape = new DensePlan.Shape(inner, columns, count);
    multiply(shape, rows, true, gradient, false, add, matrixGradient);
  }

  private void multiply(
      DensePlan.Shape shape,
      float[] left,
      boolean leftTurned,
      float[] right,
      boolean rightTurned,
      boolean add,
      float[] product) {
    int values = shape.product();
    if (values == 0) {
      return;
    }
    try (var _ = device.turn()) {
      FloatArray found =
          plans
              .fitting(shape.left(), shape.right(), values)
              .run(shape, left, leftTurned, right, rightTurned);
      for (int n = 0; n < values; n++) {
        product[n] = add ? product[n] + found.get(n) : found.get(n);
      }
    }
  }
}
