package dev.mizzen.impl.head;

import java.util.Arrays;

/** Small loops over packed rows. */
final class Rows {
  private Rows() {}

  /** Scales rows to length 1; a row of zeros stays one. */
  static void scale(float[] rows, int count, int dimension) {
    for (int from = 0; from < count * dimension; from += dimension) {
      double squares = 0;
      for (int k = from; k < from + dimension; k++) {
        squares += (double) rows[k] * rows[k];
      }
      double factor = squares == 0 ? 0 : 1 / Math.sqrt(squares);
      for (int k = from; k < from + dimension; k++) {
        rows[k] = (float) (rows[k] * factor);
      }
    }
  }

  /** The sum of rows. */
  static void sum(float[] rows, int count, int dimension, float[] sum) {
    Arrays.fill(sum, 0);
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < dimension; k++) {
        sum[k] += rows[row * dimension + k];
      }
    }
  }
}
