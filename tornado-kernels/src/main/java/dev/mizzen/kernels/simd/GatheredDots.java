package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;

import jdk.incubator.vector.FloatVector;

/**
 * Inner products of one row with rows that lie anywhere, four at a time: a row alone would wait for
 * memory, and then for each of its additions. For one thread.
 */
final class GatheredDots {
  /** Rows that are read at once. */
  static final int ROWS = 4;

  private static final int LENGTH = Lanes.FLOATS.length();

  private final float[] lanes = new float[ROWS * LENGTH];

  /**
   * Inner products with the rows {@code rows[from .. from + ROWS − 1]} of a table.
   *
   * @param a one row, {@code dimension} values from {@code aFrom} on
   * @param out their place is {@code to .. to + ROWS − 1}
   */
  void four(
      float[] a,
      int aFrom,
      float[] table,
      int[] rows,
      int from,
      int dimension,
      float[] out,
      int to) {
    int limit = Lanes.FLOATS.loopBound(dimension);
    int r0 = rows[from] * dimension;
    int r1 = rows[from + 1] * dimension;
    int r2 = rows[from + 2] * dimension;
    int r3 = rows[from + 3] * dimension;
    lanes(a, aFrom, table, r0, r1, r2, r3, limit, lanes);
    out[to] = finish(0, a, aFrom, table, r0, limit, dimension);
    out[to + 1] = finish(1, a, aFrom, table, r1, limit, dimension);
    out[to + 2] = finish(2, a, aFrom, table, r2, limit, dimension);
    out[to + 3] = finish(3, a, aFrom, table, r3, limit, dimension);
  }

  /** The lanes of four sums, of whole vectors up to {@code limit}; what is behind is left out. */
  static void lanes(
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
