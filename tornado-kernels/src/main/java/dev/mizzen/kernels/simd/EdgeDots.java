package dev.mizzen.kernels.simd;

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
      GatheredDots.lanes(a, row, table, r0, r1, r2, r3, limit, lanes);
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

  private float finish(
      int i, float[] a, int row, float[] table, int other, int limit, int dimension) {
    float sum = LaneSum.of(lanes, i * LENGTH);
    for (int k = limit; k < dimension; k++) {
      sum = Lanes.multiplyAdd(a[row + k], table[other + k], sum);
    }
    return sum;
  }
}
