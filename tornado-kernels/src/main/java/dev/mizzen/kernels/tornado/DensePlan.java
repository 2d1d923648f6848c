package dev.mizzen.kernels.tornado;

import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** A product of matrices, compiled for arrays of some capacity. */
final class DensePlan implements AutoCloseable {
  private final IntArray sizes = new IntArray(DenseTask.SIZES);
  private final FloatArray left;
  private final FloatArray right;
  private final FloatArray product;
  private final DevicePlan plan;

  /** Room for the factors and the product. */
  DensePlan(Device device, int[] capacities) {
    left = new FloatArray(capacities[0]);
    right = new FloatArray(capacities[1]);
    product = new FloatArray(capacities[2]);
    plan =
        new DevicePlan(
            device,
            new TaskGraph("dense")
                .transferToDevice(EVERY_EXECUTION, sizes, left, right)
                .task("products", DenseTask::products, sizes, left, right, product)
                .transferToHost(UNDER_DEMAND, product));
  }

  /** A product of {@code terms} products in each sum. */
  record Shape(int rows, int columns, int terms) {
    int left() {
      return Math.multiplyExact(rows, terms);
    }

    int right() {
      return Math.multiplyExact(columns, terms);
    }

    int product() {
      return Math.multiplyExact(rows, columns);
    }
  }

  /**
   * Multiplies.
   *
   * @param left {@code [rows × terms]}, or {@code [terms × rows]} if it is to be transposed
   * @param right {@code [terms × columns]}, or {@code [columns × terms]} if it is to be transposed
   * @return {@code [rows × columns]}, valid until the next run
   */
  FloatArray run(
      Shape shape, float[] left, boolean leftTurned, float[] right, boolean rightTurned) {
    Transfers.put(left, 0, shape.left(), this.left);
    Transfers.put(right, 0, shape.right(), this.right);
    sizes.set(DenseTask.ROWS, shape.rows());
    sizes.set(DenseTask.COLUMNS, shape.columns());
    sizes.set(DenseTask.TERMS, shape.terms());
    sizes.set(DenseTask.LEFT_ROW, leftTurned ? 1 : shape.terms());
    sizes.set(DenseTask.LEFT_TERM, leftTurned ? shape.rows() : 1);
    sizes.set(DenseTask.RIGHT_COLUMN, rightTurned ? shape.terms() : 1);
    sizes.set(DenseTask.RIGHT_TERM, rightTurned ? 1 : shape.columns());
    plan.run().fetch(product, shape.product());
    return product;
  }

  @Override
  public void close() {
    plan.close();
  }
}
