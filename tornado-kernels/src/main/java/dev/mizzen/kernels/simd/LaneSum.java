package dev.mizzen.kernels.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/**
 * The sum of a vector's lanes, always in the same order. {@code reduceLanes(ADD)} promises none,
 * and takes another once C2 has compiled it: the same call would give other bits later.
 */
final class LaneSum {
  private static final int LENGTH = Lanes.FLOATS.length();
  private static final VectorShuffle<Float> BY_8 = rotation(8);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

  private LaneSum() {}

  /** Adds the upper half of the lanes to the lower, then half of these, down to one. */
  static float of(FloatVector lanes) {
    FloatVector sum = lanes;
    if (LENGTH > 8) {
      sum = sum.add(sum.rearrange(BY_8));
    }
    if (LENGTH > 4) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    sum = sum.add(sum.rearrange(BY_2));
    return sum.add(sum.rearrange(BY_1)).lane(0);
  }

  private static VectorShuffle<Float> rotation(int lanes) {
    return VectorShuffle.iota(Lanes.FLOATS, lanes % LENGTH, 1, true);
  }
}
