package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.MaxSimTile.ROWS;
import static dev.mizzen.kernels.simd.MaxSimTile.SPECIES;

import jdk.incubator.vector.FloatVector;

/** A {@link MaxSimTile} of one vector of query rows. */
final class MaxSimTile1 {
  private static final int STEP = SPECIES.length();
  private static final int LANES = 1 * STEP;

  private MaxSimTile1() {}

  static float multiply(
      float[] panels, int panel, float[] rows, int at, int dim, int ahead, float[] sums) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    int at1 = at + dim;
    int at2 = at1 + dim;
    int at3 = at2 + dim;
    float touched = 0;
    for (int k = 0; k < dim; k++) {
      touched += rows[ahead + k * ROWS];
      FloatVector p = FloatVector.fromArray(SPECIES, panels, panel + k * LANES);
      FloatVector x = FloatVector.broadcast(SPECIES, rows[at + k]);
      a0 = Lanes.multiplyAdd(p, x, a0);
      x = FloatVector.broadcast(SPECIES, rows[at1 + k]);
      a1 = Lanes.multiplyAdd(p, x, a1);
      x = FloatVector.broadcast(SPECIES, rows[at2 + k]);
      a2 = Lanes.multiplyAdd(p, x, a2);
      x = FloatVector.broadcast(SPECIES, rows[at3 + k]);
      a3 = Lanes.multiplyAdd(p, x, a3);
    }
    a0.intoArray(sums, 0);
    a1.intoArray(sums, LANES);
    a2.intoArray(sums, 2 * LANES);
    a3.intoArray(sums, 3 * LANES);
    return touched;
  }
}
