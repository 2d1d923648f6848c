package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.MaxSimTile.SPECIES;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** A {@link MaxSimTile} of four vectors of query rows. */
final class MaxSimTile4 {
  /** Document rows in a tile. */
  static final int ROWS = 6;

  private static final int STEP = SPECIES.length();
  private static final int LANES = 4 * STEP;

  private MaxSimTile4() {}

  static void multiply(
      float[] panels, int panel, float[] rows, int at, int dim, ReadAhead ahead, float[] sums) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector b0 = a0;
    FloatVector c0 = a0;
    FloatVector d0 = a0;
    FloatVector a1 = a0;
    FloatVector b1 = a0;
    FloatVector c1 = a0;
    FloatVector d1 = a0;
    FloatVector a2 = a0;
    FloatVector b2 = a0;
    FloatVector c2 = a0;
    FloatVector d2 = a0;
    FloatVector a3 = a0;
    FloatVector b3 = a0;
    FloatVector c3 = a0;
    FloatVector d3 = a0;
    FloatVector a4 = a0;
    FloatVector b4 = a0;
    FloatVector c4 = a0;
    FloatVector d4 = a0;
    FloatVector a5 = a0;
    FloatVector b5 = a0;
    FloatVector c5 = a0;
    FloatVector d5 = a0;
    int at1 = at + dim;
    int at2 = at1 + dim;
    int at3 = at2 + dim;
    int at4 = at3 + dim;
    int at5 = at4 + dim;
    float[] array = ahead.array();
    int index = ahead.index();
    int step = ahead.step();
    MemorySegment memory = ahead.memory();
    long offset = ahead.offset();
    int stride = ahead.stride();
    float touched = 0;
    int bytes = 0;
    for (int k = 0; k < dim; k++) {
      touched += array[index + k * step];
      bytes += memory.get(JAVA_BYTE, offset + (long) k * stride);
      FloatVector p = FloatVector.fromArray(SPECIES, panels, panel + k * LANES);
      FloatVector q = FloatVector.fromArray(SPECIES, panels, panel + k * LANES + STEP);
      FloatVector r = FloatVector.fromArray(SPECIES, panels, panel + k * LANES + 2 * STEP);
      FloatVector s = FloatVector.fromArray(SPECIES, panels, panel + k * LANES + 3 * STEP);
      FloatVector x = FloatVector.broadcast(SPECIES, rows[at + k]);
      a0 = Lanes.multiplyAdd(p, x, a0);
      b0 = Lanes.multiplyAdd(q, x, b0);
      c0 = Lanes.multiplyAdd(r, x, c0);
      d0 = Lanes.multiplyAdd(s, x, d0);
      x = FloatVector.broadcast(SPECIES, rows[at1 + k]);
      a1 = Lanes.multiplyAdd(p, x, a1);
      b1 = Lanes.multiplyAdd(q, x, b1);
      c1 = Lanes.multiplyAdd(r, x, c1);
      d1 = Lanes.multiplyAdd(s, x, d1);
      x = FloatVector.broadcast(SPECIES, rows[at2 + k]);
      a2 = Lanes.multiplyAdd(p, x, a2);
      b2 = Lanes.multiplyAdd(q, x, b2);
      c2 = Lanes.multiplyAdd(r, x, c2);
      d2 = Lanes.multiplyAdd(s, x, d2);
      x = FloatVector.broadcast(SPECIES, rows[at3 + k]);
      a3 = Lanes.multiplyAdd(p, x, a3);
      b3 = Lanes.multiplyAdd(q, x, b3);
      c3 = Lanes.multiplyAdd(r, x, c3);
      d3 = Lanes.multiplyAdd(s, x, d3);
      x = FloatVector.broadcast(SPECIES, rows[at4 + k]);
      a4 = Lanes.multiplyAdd(p, x, a4);
      b4 = Lanes.multiplyAdd(q, x, b4);
      c4 = Lanes.multiplyAdd(r, x, c4);
      d4 = Lanes.multiplyAdd(s, x, d4);
      x = FloatVector.broadcast(SPECIES, rows[at5 + k]);
      a5 = Lanes.multiplyAdd(p, x, a5);
      b5 = Lanes.multiplyAdd(q, x, b5);
      c5 = Lanes.multiplyAdd(r, x, c5);
      d5 = Lanes.multiplyAdd(s, x, d5);
    }
    a0.intoArray(sums, 0);
    b0.intoArray(sums, STEP);
    c0.intoArray(sums, 2 * STEP);
    d0.intoArray(sums, 3 * STEP);
    a1.intoArray(sums, LANES);
    b1.intoArray(sums, LANES + STEP);
    c1.intoArray(sums, LANES + 2 * STEP);
    d1.intoArray(sums, LANES + 3 * STEP);
    a2.intoArray(sums, 2 * LANES);
    b2.intoArray(sums, 2 * LANES + STEP);
    c2.intoArray(sums, 2 * LANES + 2 * STEP);
    d2.intoArray(sums, 2 * LANES + 3 * STEP);
    a3.intoArray(sums, 3 * LANES);
    b3.intoArray(sums, 3 * LANES + STEP);
    c3.intoArray(sums, 3 * LANES + 2 * STEP);
    d3.intoArray(sums, 3 * LANES + 3 * STEP);
    a4.intoArray(sums, 4 * LANES);
    b4.intoArray(sums, 4 * LANES + STEP);
    c4.intoArray(sums, 4 * LANES + 2 * STEP);
    d4.intoArray(sums, 4 * LANES + 3 * STEP);
    a5.intoArray(sums, 5 * LANES);
    b5.intoArray(sums, 5 * LANES + STEP);
    c5.intoArray(sums, 5 * LANES + 2 * STEP);
    d5.intoArray(sums, 5 * LANES + 3 * STEP);
    ahead.keep(touched + bytes);
  }
}
