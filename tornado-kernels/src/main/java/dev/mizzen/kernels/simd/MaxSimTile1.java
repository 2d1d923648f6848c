package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.MaxSimTile.SPECIES;
import static dev.mizzen.kernels.simd.MaxSimTile.TYPE;

import jdk.incubator.vector.FloatVector;

/**
 * A {@link MaxSimTile} of one vector of query rows. It reads nothing ahead: its loads are the
 * bound, and one more costs more than it saves.
 */
final class MaxSimTile1 {
  /** Document rows in a tile. */
  static final int ROWS = 8;

  private static final int STEP = SPECIES.length();
  private static final int LANES = 1 * STEP;

  private MaxSimTile1() {}

  static void multiply(float[] panels, int panel, float[] rows, int at, int dim, float[] sums) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    int at1 = at + dim;
    int at2 = at1 + dim;
    int at3 = at2 + dim;
    int at4 = at3 + dim;
    int at5 = at4 + dim;
    int at6 = at5 + dim;
    int at7 = at6 + dim;
    for (int k = 0; k < dim; k++) {
      FloatVector p = TYPE.cast(FloatVector.fromArray(SPECIES, panels, panel + k * LANES));
      FloatVector x = FloatVector.broadcast(SPECIES, rows[at + k]);
      a0 = FMA ? p.fma(x, a0) : p.mul(x).add(a0);
      x = FloatVector.broadcast(SPECIES, rows[at1 + k]);
      a1 = FMA ? p.fma(x, a1) : p.mul(x).add(a1);
      x = FloatVector.broadcast(SPECIES, rows[at2 + k]);
      a2 = FMA ? p.fma(x, a2) : p.mul(x).add(a2);
      x = FloatVector.broadcast(SPECIES, rows[at3 + k]);
      a3 = FMA ? p.fma(x, a3) : p.mul(x).add(a3);
      x = FloatVector.broadcast(SPECIES, rows[at4 + k]);
      a4 = FMA ? p.fma(x, a4) : p.mul(x).add(a4);
      x = FloatVector.broadcast(SPECIES, rows[at5 + k]);
      a5 = FMA ? p.fma(x, a5) : p.mul(x).add(a5);
      x = FloatVector.broadcast(SPECIES, rows[at6 + k]);
      a6 = FMA ? p.fma(x, a6) : p.mul(x).add(a6);
      x = FloatVector.broadcast(SPECIES, rows[at7 + k]);
      a7 = FMA ? p.fma(x, a7) : p.mul(x).add(a7);
    }
    TYPE.cast(a0).intoArray(sums, 0);
    TYPE.cast(a1).intoArray(sums, LANES);
    TYPE.cast(a2).intoArray(sums, 2 * LANES);
    TYPE.cast(a3).intoArray(sums, 3 * LANES);
    TYPE.cast(a4).intoArray(sums, 4 * LANES);
    TYPE.cast(a5).intoArray(sums, 5 * LANES);
    TYPE.cast(a6).intoArray(sums, 6 * LANES);
    TYPE.cast(a7).intoArray(sums, 7 * LANES);
  }
}
