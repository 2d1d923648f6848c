package dev.mizzen.kernels.simd;

import jdk.incubator.vector.FloatVector;

/** Single rows that lie where no tile can gather them: inner products and weighted sums. */
final class RowLanes {
  private static final int LENGTH = Lanes.FLOATS.length();

  private RowLanes() {}

  /** {@code Σ aₖbₖ}; four sums are in flight, as one alone would wait for each addition. */
  static float dot(float[] a, int aFrom, float[] b, int bFrom, int dimension) {
    FloatVector s0 = FloatVector.zero(Lanes.FLOATS);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int k = 0;
    for (; k + 4 * LENGTH <= dimension; k += 4 * LENGTH) {
      s0 = Lanes.multiplyAdd(load(a, aFrom + k), load(b, bFrom + k), s0);
      s1 = Lanes.multiplyAdd(load(a, aFrom + k + LENGTH), load(b, bFrom + k + LENGTH), s1);
      s2 = Lanes.multiplyAdd(load(a, aFrom + k + 2 * LENGTH), load(b, bFrom + k + 2 * LENGTH), s2);
      s3 = Lanes.multiplyAdd(load(a, aFrom + k + 3 * LENGTH), load(b, bFrom + k + 3 * LENGTH), s3);
    }
    for (; k + LENGTH <= dimension; k += LENGTH) {
      s0 = Lanes.multiplyAdd(load(a, aFrom + k), load(b, bFrom + k), s0);
    }
    float sum = LaneSum.of(s0.add(s1).add(s2.add(s3)));
    for (; k < dimension; k++) {
      sum = Lanes.multiplyAdd(a[aFrom + k], b[bFrom + k], sum);
    }
    return sum;
  }

  /** {@code y += weight · x}. */
  static void addScaled(float weight, float[] x, int xFrom, float[] y, int yFrom, int dimension) {
    FloatVector weights = FloatVector.broadcast(Lanes.FLOATS, weight);
    int k = 0;
    for (; k + LENGTH <= dimension; k += LENGTH) {
      Lanes.multiplyAdd(weights, load(x, xFrom + k), load(y, yFrom + k)).intoArray(y, yFrom + k);
    }
    for (; k < dimension; k++) {
      y[yFrom + k] = Lanes.multiplyAdd(weight, x[xFrom + k], y[yFrom + k]);
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, values, at);
  }
}
