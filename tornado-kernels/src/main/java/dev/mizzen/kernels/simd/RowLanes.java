package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;

import jdk.incubator.vector.FloatVector;

/** Weighted sums of single rows, which lie where no tile can gather them. */
final class RowLanes {
  private static final int LENGTH = Lanes.FLOATS.length();

  private RowLanes() {}

  /** {@code y += weight · x}. */
  static void addScaled(float weight, float[] x, int xFrom, float[] y, int yFrom, int dimension) {
    FloatVector weights = FloatVector.broadcast(Lanes.FLOATS, weight);
    int k = 0;
    for (; k + LENGTH <= dimension; k += LENGTH) {
      FloatVector a = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, x, xFrom + k));
      FloatVector b = FloatVector.fromArray(Lanes.FLOATS, y, yFrom + k);
      (FMA ? a.fma(weights, b) : a.mul(weights).add(b)).intoArray(y, yFrom + k);
    }
    for (; k < dimension; k++) {
      y[yFrom + k] = Lanes.multiplyAdd(weight, x[xFrom + k], y[yFrom + k]);
    }
  }
}
