package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.MaxSimTile.SPECIES;
import static dev.mizzen.kernels.simd.MaxSimTile.TYPE;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** A {@link MaxSimTile} of two vectors of query rows. It reads ahead in every other step. */
final class MaxSimTile2 {
  /** Document rows in a tile. */
  static final int ROWS = 6;

  private static final int STEP = SPECIES.length();
  private static final int LANES = 2 * STEP;

  private MaxSimTile2() {}

  static void multiply(
      float[] panels, int panel, float[] rows, int at, int dim, ReadAhead ahead, float[] sums) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector b0 = a0;
    FloatVector a1 = a0;
    FloatVector b1 = a0;
    FloatVector a2 = a0;
    FloatVector b2 = a0;
    FloatVector a3 = a0;
    FloatVector b3 = a0;
    FloatVector a4 = a0;
    FloatVector b4 = a0;
    FloatVector a5 = a0;
    FloatVector b5 = a0;
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
      if ((k & 1) == 0) {
        touched += array[index + k * step];
        bytes += memory.get(JAVA_BYTE, offset + (long) k * stride);
      }
      FloatVector p = TYPE.cast(FloatVector.fromArray(SPECIES, panels, panel + k * LANES));
      FloatVector q = TYPE.cast(FloatVector.fromArray(SPECIES, panels, panel + k * LANES + STEP));
      FloatVector x = FloatVector.broadcast(SPECIES, rows[at + k]);
      a0 = FMA ? p.fma(x, a0) : p.mul(x).add(a0);
      b0 = FMA ? q.fma(x, b0) : q.mul(x).add(b0);
      x = FloatVector.broadcast(SPECIES, rows[at1 + k]);
      a1 = FMA ? p.fma(x, a1) : p.mul(x).add(a1);
      b1 = FMA ? q.fma(x, b1) : q.mul(x).add(b1);
      x = FloatVector.broadcast(SPECIES, rows[at2 + k]);
      a2 = FMA ? p.fma(x, a2) : p.mul(x).add(a2);
      b2 = FMA ? q.fma(x, b2) : q.mul(x).add(b2);
      x = FloatVector.broadcast(SPECIES, rows[at3 + k]);
      a3 = FMA ? p.fma(x, a3) : p.mul(x).add(a3);
      b3 = FMA ? q.fma(x, b3) : q.mul(x).add(b3);
      x = FloatVector.broadcast(SPECIES, rows[at4 + k]);
      a4 = FMA ? p.fma(x, a4) : p.mul(x).add(a4);
      b4 = FMA ? q.fma(x, b4) : q.mul(x).add(b4);
      x = FloatVector.broadcast(SPECIES, rows[at5 + k]);
      a5 = FMA ? p.fma(x, a5) : p.mul(x).add(a5);
      b5 = FMA ? q.fma(x, b5) : q.mul(x).add(b5);
    }
    TYPE.cast(a0).intoArray(sums, 0);
    TYPE.cast(b0).intoArray(sums, STEP);
    TYPE.cast(a1).intoArray(sums, LANES);
    TYPE.cast(b1).intoArray(sums, LANES + STEP);
    TYPE.cast(a2).intoArray(sums, 2 * LANES);
    TYPE.cast(b2).intoArray(sums, 2 * LANES + STEP);
    TYPE.cast(a3).intoArray(sums, 3 * LANES);
    TYPE.cast(b3).intoArray(sums, 3 * LANES + STEP);
    TYPE.cast(a4).intoArray(sums, 4 * LANES);
    TYPE.cast(b4).intoArray(sums, 4 * LANES + STEP);
    TYPE.cast(a5).intoArray(sums, 5 * LANES);
    TYPE.cast(b5).intoArray(sums, 5 * LANES + STEP);
    ahead.keep(touched + bytes);
  }
}
