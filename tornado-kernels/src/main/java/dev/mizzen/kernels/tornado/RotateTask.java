package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Rows times a square matrix in double precision, as a plain parallel loop over the results. */
final class RotateTask {
  /** Places in {@code sizes}. */
  static final int ROWS = 0;

  static final int DIMENSION = 1;

  /** Values in {@code sizes}. */
  static final int SIZES = 2;

  private RotateTask() {}

  /** Adds up in the order of the definition; a product is exact, fused or not. */
  static void rotateRows(IntArray sizes, FloatArray rows, FloatArray matrix, FloatArray rotated) {
    for (@Parallel int at = 0; at < rotated.getSize(); at++) {
      int dimension = sizes.get(DIMENSION);
      if (at < sizes.get(ROWS) * dimension) {
        int from = at / dimension * dimension;
        int column = at - from;
        double sum = 0;
        for (int k = 0; k < dimension; k++) {
          double value = rows.get(from + k);
          sum += value * matrix.get(k * dimension + column);
        }
        rotated.set(at, (float) sum);
      }
    }
  }
}
