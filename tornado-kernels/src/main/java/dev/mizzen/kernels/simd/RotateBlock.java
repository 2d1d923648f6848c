package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows times a square matrix in 64-bit floats, columns in the lanes; each lane adds in the order of
 * the definition, and products of single floats are exact, so the bits are the definition's.
 */
final class RotateBlock {
  private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, Lanes.SHAPE);
  private static final int STEP = DOUBLES.length();

  private RotateBlock() {}

  /** The matrix in 64-bit floats, in {@code room} if that is large enough. */
  static double[] widen(float[] matrix, double[] room) {
    double[] wide = room.length < matrix.length ? new double[matrix.length] : room;
    for (int k = 0; k < matrix.length; k++) {
      wide[k] = matrix[k];
    }
    return wide;
  }

  /** Rotates {@code count} rows of {@code from} into {@code to[at ..]}; four rows at a time. */
  static void rotate(
      float[] from, int count, int dimension, double[] matrix, double[] sums, float[] to, int at) {
    for (int i = 0; i < count; i += 4) {
      int rows = Math.min(4, count - i);
      int limit = DOUBLES.loopBound(dimension);
      for (int j = 0; j < limit; j += STEP) {
        // Rows beyond the last repeat it: their sums are not read.
        columns(from, i, i + rows - 1, dimension, matrix, j, sums);
        for (int r = 0; r < rows; r++) {
          for (int lane = 0; lane < STEP; lane++) {
            to[at + (i + r) * dimension + j + lane] = (float) sums[r * STEP + lane];
          }
        }
      }
      for (int r = i; r < i + rows; r++) {
        for (int j = limit; j < dimension; j++) {
          to[at + r * dimension + j] = (float) column(from, r, dimension, matrix, j);
        }
      }
    }
  }

  /** Room for the sums of {@link #rotate}. */
  static double[] sums() {
    return new double[4 * STEP];
  }

  private static void columns(
      float[] from, int first, int last, int dimension, double[] matrix, int j, double[] sums) {
    int a = first * dimension;
    int b = Math.min(first + 1, last) * dimension;
    int c = Math.min(first + 2, last) * dimension;
    int d = Math.min(first + 3, last) * dimension;
    DoubleVector s0 = DoubleVector.zero(DOUBLES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int k = 0; k < dimension; k++) {
      DoubleVector q = DoubleVector.fromArray(DOUBLES, matrix, k * dimension + j);
      DoubleVector x0 = DoubleVector.broadcast(DOUBLES, from[a + k]);
      s0 = FMA ? x0.fma(q, s0) : x0.mul(q).add(s0);
      DoubleVector x1 = DoubleVector.broadcast(DOUBLES, from[b + k]);
      s1 = FMA ? x1.fma(q, s1) : x1.mul(q).add(s1);
      DoubleVector x2 = DoubleVector.broadcast(DOUBLES, from[c + k]);
      s2 = FMA ? x2.fma(q, s2) : x2.mul(q).add(s2);
      DoubleVector x3 = DoubleVector.broadcast(DOUBLES, from[d + k]);
      s3 = FMA ? x3.fma(q, s3) : x3.mul(q).add(s3);
    }
    s0.intoArray(sums, 0);
    s1.intoArray(sums, STEP);
    s2.intoArray(sums, 2 * STEP);
    s3.intoArray(sums, 3 * STEP);
  }

  private static double column(float[] from, int row, int dimension, double[] matrix, int j) {
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      sum += from[row * dimension + k] * matrix[k * dimension + j];
    }
    return sum;
  }
}
