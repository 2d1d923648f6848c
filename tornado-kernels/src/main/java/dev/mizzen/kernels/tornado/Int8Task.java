package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Scalar quantization to bytes, its way back and its search, as plain parallel loops. */
final class Int8Task {
  /** Places in {@code sizes}. */
  static final int ROWS = 0;

  static final int DIMENSION = 1;
  static final int QUERIES = 2;

  /** Values in {@code sizes}. */
  static final int SIZES = 3;

  /** {@code 1.5·2²³}: a small float plus this is rounded to an integer, half to even. */
  private static final float ROUND = 12582912f;

  private Int8Task() {}

  /**
   * Encodes rows. A quotient in double precision, rounded to a single float, is the one that the
   * definition has; a device's own quotients of single floats may be less exact.
   */
  static void byteRows(IntArray sizes, FloatArray values, ByteArray codes, FloatArray scales) {
    for (@Parallel int row = 0; row < scales.getSize(); row++) {
      if (row < sizes.get(ROWS)) {
        int dimension = sizes.get(DIMENSION);
        int from = row * dimension;
        float greatest = 0f;
        for (int k = 0; k < dimension; k++) {
          greatest = TornadoMath.max(greatest, TornadoMath.abs(values.get(from + k)));
        }
        double wide = greatest;
        float scale = TornadoMath.max((float) (wide / 127.0), Float.MIN_NORMAL);
        double divisor = scale;
        for (int k = 0; k < dimension; k++) {
          double value = values.get(from + k);
          float quotient = (float) (value / divisor);
          codes.set(from + k, (byte) (int) ((quotient + ROUND) - ROUND));
        }
        scales.set(row, scale);
      }
    }
  }

  /** Decodes rows. */
  static void floatRows(IntArray sizes, ByteArray codes, FloatArray scales, FloatArray values) {
    for (@Parallel int at = 0; at < values.getSize(); at++) {
      int dimension = sizes.get(DIMENSION);
      if (at < sizes.get(ROWS) * dimension) {
        values.set(at, scales.get(at / dimension) * codes.get(at));
      }
    }
  }

  /**
   * Negative inner products.
   *
   * @param distances {@code [queries × rows]}
   */
  static void byteProducts(
      IntArray sizes,
      FloatArray queries,
      ByteArray codes,
      FloatArray scales,
      FloatArray distances) {
    for (@Parallel int at = 0; at < distances.getSize(); at++) {
      int rows = sizes.get(ROWS);
      if (at < sizes.get(QUERIES) * rows) {
        int dimension = sizes.get(DIMENSION);
        int query = at / rows;
        int row = at - query * rows;
        float sum = 0f;
        for (int k = 0; k < dimension; k++) {
          sum += queries.get(query * dimension + k) * codes.get(row * dimension + k);
        }
        distances.set(at, -sum * scales.get(row));
      }
    }
  }
}
