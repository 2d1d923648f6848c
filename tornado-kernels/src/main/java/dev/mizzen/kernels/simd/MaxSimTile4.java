package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.MaxSimTile.SPECIES;
import static dev.mizzen.kernels.simd.MaxSimTile.TYPE;
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
      FloatVector p = TYPE.cast(FloatVector.fromArray(SPECIES, panels, panel + k * LANES));
      FloatVector q = TYPE.cast(FloatVector.fromArray(SPECIES, panels, panel + k * LANES + STEP));
      FloatVector r =
          TYPE.cast(FloatVector.fromArray(SPECIES, panels, panel + k * LANES + 2 * STEP));
      FloatVector s =
          TYPE.cast(FloatVector.fromArray(SPECIES, panels, panel + k * LANES + 3 * STEP));
      FloatVector x = FloatVector.broadcast(SPECIES, rows[at + k]);
      a0 = FMA ? p.fma(x, a0) : p.mul(x).add(a0);
      b0 = FMA ? q.fma(x, b0) : q.mul(x).add(b0);
      c0 = FMA ? r.fma(x, c0) : r.mul(x).add(c0);
      d0 = FMA ? s.fma(x, d0) : s.mul(x).add(d0);
      x = FloatVector.broadcast(SPECIES, rows[at1 + k]);
      a1 = FMA ? p.fma(x, a1) : p.mul(x).add(a1);
      b1 = FMA ? q.fma(x, b1) : q.mul(x).add(b1);
      c1 = FMA ? r.fma(x, c1) : r.mul(x).add(c1);
      d1 = FMA ? s.fma(x, d1) : s.mul(x).add(d1);
      x = FloatVector.broadcast(SPECIES, rows[at2 + k]);
      a2 = FMA ? p.fma(x, a2) : p.mul(x).add(a2);
      b2 = FMA ? q.fma(x, b2) : q.mul(x).add(b2);
      c2 = FMA ? r.fma(x, c2) : r.mul(x).add(c2);
      d2 = FMA ? s.fma(x, d2) : s.mul(x).add(d2);
      x = FloatVector.broadcast(SPECIES, rows[at3 + k]);
      a3 = FMA ? p.fma(x, a3) : p.mul(x).add(a3);
      b3 = FMA ? q.fma(x, b3) : q.mul(x).add(b3);
      c3 = FMA ? r.fma(x, c3) : r.mul(x).add(c3);
      d3 = FMA ? s.fma(x, d3) : s.mul(x).add(d3);
      x = FloatVector.broadcast(SPECIES, rows[at4 + k]);
      a4 = FMA ? p.fma(x, a4) : p.mul(x).add(a4);
      b4 = FMA ? q.fma(x, b4) : q.mul(x).add(b4);
      c4 = FMA ? r.fma(x, c4) : r.mul(x).add(c4);
      d4 = FMA ? s.fma(x, d4) : s.mul(x).add(d4);
      x = FloatVector.broadcast(SPECIES, rows[at5 + k]);
      a5 = FMA ? p.fma(x, a5) : p.mul(x).add(a5);
      b5 = FMA ? q.fma(x, b5) : q.mul(x).add(b5);
      c5 = FMA ? r.fma(x, c5) : r.mul(x).add(c5);
      d5 = FMA ? s.fma(x, d5) : s.mul(x).add(d5);
    }
    TYPE.cast(a0).intoArray(sums, 0);
    TYPE.cast(b0).intoArray(sums, STEP);
    TYPE.cast(c0).intoArray(sums, 2 * STEP);
    TYPE.cast(d0).intoArray(sums, 3 * STEP);
    TYPE.cast(a1).intoArray(sums, LANES);
    TYPE.cast(b1).intoArray(sums, LANES + STEP);
    TYPE.cast(c1).intoArray(sums, LANES + 2 * STEP);
    TYPE.cast(d1).intoArray(sums, LANES + 3 * STEP);
    TYPE.cast(a2).intoArray(sums, 2 * LANES);
    TYPE.cast(b2).intoArray(sums, 2 * LANES + STEP);
    TYPE.cast(c2).intoArray(sums, 2 * LANES + 2 * STEP);
    TYPE.cast(d2).intoArray(sums, 2 * LANES + 3 * STEP);
    TYPE.cast(a3).intoArray(sums, 3 * LANES);
    TYPE.cast(b3).intoArray(sums, 3 * LANES + STEP);
    TYPE.cast(c3).intoArray(sums, 3 * LANES + 2 * STEP);
    TYPE.cast(d3).intoArray(sums, 3 * LANES + 3 * STEP);
    TYPE.cast(a4).intoArray(sums, 4 * LANES);
    TYPE.cast(b4).intoArray(sums, 4 * LANES + STEP);
    TYPE.cast(c4).intoArray(sums, 4 * LANES + 2 * STEP);
    TYPE.cast(d4).intoArray(sums, 4 * LANES + 3 * STEP);
    TYPE.cast(a5).intoArray(sums, 5 * LANES);
    TYPE.cast(b5).intoArray(sums, 5 * LANES + STEP);
    TYPE.cast(c5).intoArray(sums, 5 * LANES + 2 * STEP);
    TYPE.cast(d5).intoArray(sums, 5 * LANES + 3 * STEP);
    ahead.keep(touched + bytes);
  }
}
