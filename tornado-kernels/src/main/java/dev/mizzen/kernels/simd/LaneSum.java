package dev.mizzen.kernels.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/**
 * The sum of a vector's lanes, always in the same order. {@code reduceLanes(ADD)} promises none,
 * and takes another once C2 has compiled it: the same call would give other bits later.
 *
 * <p>Lanes come in an array, since a vector would need a box if this were not inlined. Where there
 * is no array to spare, write the same in place.
 */
final class LaneSum {
  private static final int LENGTH = Lanes.FLOATS.length();
  static final VectorShuffle<Float> BY_8 = rotation(8);
  static final VectorShuffle<Float> BY_4 = rotation(4);
  static final VectorShuffle<Float> BY_2 = rotation(2);
  static final VectorShuffle<Float> BY_1 = rotation(1);

  private LaneSum() {}

  /**
   * Adds the upper half of the lanes {@code lanes[from ..]} to the lower, then half of these, down
   * to one.
   */
  static float of(float[] lanes, int from) {
    FloatVector sum = Lanes.TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, lanes, from));
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
