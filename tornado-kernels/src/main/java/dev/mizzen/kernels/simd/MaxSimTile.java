package dev.mizzen.kernels.simd;

import jdk.incubator.vector.FloatVector;

/**
 * Inner products of two vectors of query rows, one row to a lane, and {@value #ROWS} document rows,
 * whose values are broadcast: no sum across lanes is ever needed, and the twelve sums in flight
 * cover the latency of multiply-add.
 *
 * <p>Besides, each step reads a few values of the rows that come next. Rows in a tile are read side
 * by side, which the machine's prefetcher does not foresee; what it sees here is one plain stream.
 */
final class MaxSimTile {
  /** Document rows in a tile. */
  static final int ROWS = 6;

  /** Query rows in a tile: the lanes of two vectors. */
  static final int LANES = 2 * Lanes.FLOATS.length();

  private static final int HALF = Lanes.FLOATS.length();

  private MaxSimTile() {}

  /**
   * Computes a tile.
   *
   * @param panels {@code [dim × LANES]} from {@code panel}: value k of every query row, side by
   *     side
   * @param rows {@code [ROWS × dim]} from {@code at}
   * @param ahead where the next tile begins; as many values are read there, to have them near
   * @param sums {@code [ROWS × LANES]}, written in full
   * @return of no meaning, but to be kept: it makes the reading ahead useful to the compiler
   */
  static float multiply(
      float[] panels, int panel, float[] rows, int at, int dim, int ahead, float[] sums) {
    FloatVector a0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    FloatVector b4 = a0;
    FloatVector b5 = a0;
    int at1 = at + dim;
    int at2 = at1 + dim;
    int at3 = at2 + dim;
    int at4 = at3 + dim;
    int at5 = at4 + dim;
    float touched = 0;
    for (int k = 0; k < dim; k++) {
      touched += rows[ahead + k * ROWS];
      FloatVector p = FloatVector.fromArray(Lanes.FLOATS, panels, panel + k * LANES);
      FloatVector q = FloatVector.fromArray(Lanes.FLOATS, panels, panel + k * LANES + HALF);
      FloatVector x = FloatVector.broadcast(Lanes.FLOATS, rows[at + k]);
      a0 = Lanes.multiplyAdd(p, x, a0);
      b0 = Lanes.multiplyAdd(q, x, b0);
      x = FloatVector.broadcast(Lanes.FLOATS, rows[at1 + k]);
      a1 = Lanes.multiplyAdd(p, x, a1);
      b1 = Lanes.multiplyAdd(q, x, b1);
      x = FloatVector.broadcast(Lanes.FLOATS, rows[at2 + k]);
      a2 = Lanes.multiplyAdd(p, x, a2);
      b2 = Lanes.multiplyAdd(q, x, b2);
      x = FloatVector.broadcast(Lanes.FLOATS, rows[at3 + k]);
      a3 = Lanes.multiplyAdd(p, x, a3);
      b3 = Lanes.multiplyAdd(q, x, b3);
      x = FloatVector.broadcast(Lanes.FLOATS, rows[at4 + k]);
      a4 = Lanes.multiplyAdd(p, x, a4);
      b4 = Lanes.multiplyAdd(q, x, b4);
      x = FloatVector.broadcast(Lanes.FLOATS, rows[at5 + k]);
      a5 = Lanes.multiplyAdd(p, x, a5);
      b5 = Lanes.multiplyAdd(q, x, b5);
    }
    store(a0, b0, sums, 0);
    store(a1, b1, sums, 1);
    store(a2, b2, sums, 2);
    store(a3, b3, sums, 3);
    store(a4, b4, sums, 4);
    store(a5, b5, sums, 5);
    return touched;
  }

  private static void store(FloatVector a, FloatVector b, float[] sums, int row) {
    a.intoArray(sums, row * LANES);
    b.intoArray(sums, row * LANES + HALF);
  }
}
