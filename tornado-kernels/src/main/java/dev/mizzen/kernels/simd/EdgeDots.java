package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;

import jdk.incubator.vector.FloatVector;

/**
 * Inner products of one row with the rows of its neighbours, four at a time: a row alone would wait
 * for memory, and then for each of its additions. For one thread.
 */
final class EdgeDots {
  private static final ThreadLocal<EdgeDots> OF_THREAD = ThreadLocal.withInitial(EdgeDots::new);
  private static final int LENGTH = Lanes.FLOATS.length();
  private static final int ROWS = 4;

  private final float[] lanes = new float[ROWS * LENGTH];

  private EdgeDots() {}

  /** The calling thread's. */
  static EdgeDots ofThread() {
    return OF_THREAD.get();
  }

  /**
   * Writes the products of edges {@code from .. to − 1}; the last four stand alone if they are not
   * four, by repeating the last.
   */
  void row(
      float[] a,
      int row,
      float[] table,
      int[] neighbours,
      int from,
      int to,
      int dimension,
      float[] out) {
    int limit = Lanes.FLOATS.loopBound(dimension);
    for (int e = from; e < to; e += ROWS) {
      int last = to - 1;
      int r0 = neighbours[e] * dimension;
      int r1 = neighbours[Math.min(e + 1, last)] * dimension;
      int r2 = neighbours[Math.min(e + 2, last)] * dimension;
      int r3 = neighbours[Math.min(e + 3, last)] * dimension;
      lanes(a, row, table, r0, r1, r2, r3, limit, lanes);
      out[e] = finish(0, a, row, table, r0, limit, dimension);
      if (e + 1 < to) {
        out[e + 1] = finish(1, a, row, table, r1, limit, dimension);
      }
      if (e + 2 < to) {
        out[e + 2] = finish(2, a, row, table, r2, limit, dimension);
      }
      if (e + 3 < to) {
        out[e + 3] = finish(3, a, row, table, r3, limit, dimension);
      }
    }
  }

  private static void lanes(
      float[] a, int row, float[] table, int r0, int r1, int r2, int r3, int limit, float[] to) {
    FloatVector s0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int k = 0; k < limit; k += LENGTH) {
      FloatVector x = FloatVector.fromArray(Lanes.FLOATS, a, row + k);
      FloatVector t0 = FloatVector.fromArray(Lanes.FLOATS, table, r0 + k);
      FloatVector t1 = FloatVector.fromArray(Lanes.FLOATS, table, r1 + k);
      FloatVector t2 = FloatVector.fromArray(Lanes.FLOATS, table, r2 + k);
      FloatVector t3 = FloatVector.fromArray(Lanes.FLOATS, table, r3 + k);
      s0 = FMA ? x.fma(t0, s0) : x.mul(t0).add(s0);
      s1 = FMA ? x.fma(t1, s1) : x.mul(t1).add(s1);
      s2 = FMA ? x.fma(t2, s2) : x.mul(t2).add(s2);
      s3 = FMA ? x.fma(t3, s3) : x.mul(t3).add(s3);
    }
    s0.intoArray(to, 0);
    s1.intoArray(to, LENGTH);
    s2.intoArray(to, 2 * LENGTH);
    s3.intoArray(to, 3 * LENGTH);
  }

  private float finish(
      int i, float[] a, int row, float[] table, int other, int limit, int dimension) {
    float sum = LaneSum.of(lanes, i * LENGTH);
    for (int k = limit; k < dimension; k++) {
      sum = Lanes.multiplyAdd(a[row + k], table[other + k], sum);
    }
    return sum;
  }
}
