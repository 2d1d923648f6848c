package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;

import jdk.incubator.vector.FloatVector;

/**
 * Inner products of one row with rows that lie anywhere, four at a time: a row alone would wait for
 * memory, and then for each of its additions. For one thread, which keeps it.
 */
final class GatheredDots {
  /** Rows that are read at once. */
  static final int ROWS = 4;

  private static final int LENGTH = Lanes.FLOATS.length();

  private final float[] lanes = new float[ROWS * LENGTH];

  /**
   * Writes the product with row {@code rows[i]} of a table to {@code out[i]}, for i in {@code from
   * .. to − 1}. Where four are not left, the last is read once more for each that is missing.
   *
   * @param a one row, {@code dimension} values from {@code aFrom} on
   */
  void write(
      float[] a,
      int aFrom,
      float[] table,
      int[] rows,
      int from,
      int to,
      int dimension,
      float[] out) {
    int limit = Lanes.FLOATS.loopBound(dimension);
    int last = to - 1;
    for (int i = from; i < to; i += ROWS) {
      int r0 = rows[i] * dimension;
      int r1 = rows[Math.min(i + 1, last)] * dimension;
      int r2 = rows[Math.min(i + 2, last)] * dimension;
      int r3 = rows[Math.min(i + 3, last)] * dimension;
      lanes(a, aFrom, table, r0, r1, r2, r3, limit, lanes);
      for (int j = i; j < Math.min(i + ROWS, to); j++) {
        out[j] = finish(j - i, a, aFrom, table, rows[j] * dimension, limit, dimension);
      }
    }
  }

  /** The lanes of four sums, of whole vectors up to {@code limit}; what is behind is left out. */
  private static void lanes(
      float[] a, int aFrom, float[] table, int r0, int r1, int r2, int r3, int limit, float[] to) {
    FloatVector s0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int k = 0; k < limit; k += LENGTH) {
      FloatVector x = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, a, aFrom + k));
      FloatVector y0 = FloatVector.fromArray(Lanes.FLOATS, table, r0 + k);
      s0 = FMA ? x.fma(y0, s0) : x.mul(y0).add(s0);
      FloatVector y1 = FloatVector.fromArray(Lanes.FLOATS, table, r1 + k);
      s1 = FMA ? x.fma(y1, s1) : x.mul(y1).add(s1);
      FloatVector y2 = FloatVector.fromArray(Lanes.FLOATS, table, r2 + k);
      s2 = FMA ? x.fma(y2, s2) : x.mul(y2).add(s2);
      FloatVector y3 = FloatVector.fromArray(Lanes.FLOATS, table, r3 + k);
      s3 = FMA ? x.fma(y3, s3) : x.mul(y3).add(s3);
    }
    TYPE.cast(s0).intoArray(to, 0);
    TYPE.cast(s1).intoArray(to, LENGTH);
    TYPE.cast(s2).intoArray(to, 2 * LENGTH);
    TYPE.cast(s3).intoArray(to, 3 * LENGTH);
  }

  private float finish(
      int i, float[] a, int aFrom, float[] table, int row, int limit, int dimension) {
    float sum = LaneSum.of(lanes, i * LENGTH);
    for (int k = limit; k < dimension; k++) {
      sum = Lanes.multiplyAdd(a[aFrom + k], table[row + k], sum);
    }
    return sum;
  }
}
