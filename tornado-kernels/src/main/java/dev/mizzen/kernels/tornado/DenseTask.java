package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * The product of two matrices as a plain parallel loop over its values. How far a row, a column and
 * a term are apart in the factors tells whether one is transposed.
 */
final class DenseTask {
  /** Places in {@code sizes}: the product. */
  static final int ROWS = 0;

  static final int COLUMNS = 1;

  /** The products in a sum. */
  static final int TERMS = 2;

  /** In the left factor, from one row of the product to the next, and from term to term. */
  static final int LEFT_ROW = 3;

  static final int LEFT_TERM = 4;

  /** In the right factor, from one column of the product to the next, and from term to term. */
  static final int RIGHT_COLUMN = 5;

  static final int RIGHT_TERM = 6;

  /** Values in {@code sizes}. */
  static final int SIZES = 7;

  private DenseTask() {}

  /**
   * Multiplies.
   *
   * @param product {@code [rows × columns]}
   */
  static void products(IntArray sizes, FloatArray left, FloatArray right, FloatArray product) {
    for (@Parallel int at = 0; at < product.getSize(); at++) {
      int columns = sizes.get(COLUMNS);
      if (at < sizes.get(ROWS) * columns) {
        int row = at / columns;
        int leftAt = row * sizes.get(LEFT_ROW);
        int rightAt = (at - row * columns) * sizes.get(RIGHT_COLUMN);
        int leftTerm = sizes.get(LEFT_TERM);
        int rightTerm = sizes.get(RIGHT_TERM);
        float sum = 0f;
        for (int term = 0; term < sizes.get(TERMS); term++) {
          sum += left.get(leftAt + term * leftTerm) * right.get(rightAt + term * rightTerm);
        }
        product.set(at, sum);
      }
    }
  }
}
