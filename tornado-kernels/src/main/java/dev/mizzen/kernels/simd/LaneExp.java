package dev.mizzen.kernels.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The exponential of numbers that are not positive, such as differences to a maximum.
 *
 * <p>{@code x = n·ln 2 + r} with {@code |r| ≤ ln 2/2}, where ln 2 is split so that the first
 * product is exact (Cody and Waite); {@code exp r = 1 + r + r²·q(r)} with a q of degree 4 that is
 * within 3.1·10⁻⁹ of exp r, relatively; then n is added to the exponent. The result is within 2 ulp
 * of exp x where multiply-add is fused, 3 elsewhere, which the tests check for every float; below
 * {@link #LOWEST} it is about {@code 2⁻¹²⁶}, never 0.
 */
final class LaneExp {
  /** Smaller arguments count as this one: the last whose exponential is not denormal. */
  static final float LOWEST = -87.33f;

  private static final float LOG2_E = 0x1.715476p0f;
  private static final float LN2_HIGH = 0x1.62ep-1f;
  private static final float LN2_LOW = 0x1.0bfbe8p-15f;

  /** Adding it rounds to a whole number, which then stands in the lowest bits. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final int EXPONENT_SHIFT = Float.PRECISION - 1;

  private LaneExp() {}

  /** {@code exp x} for x ≤ 0. */
  static FloatVector exp(FloatVector x) {
    FloatVector clamped = x.max(LOWEST);
    FloatVector rounded = multiplyAdd(clamped, LOG2_E, ROUNDER);
    FloatVector n = rounded.sub(ROUNDER);
    FloatVector r = Lanes.multiplyAdd(n, constant(-LN2_HIGH), clamped);
    r = Lanes.multiplyAdd(n, constant(-LN2_LOW), r);
    FloatVector q = multiplyAdd(r, 0x1.6a23c2p-10f, 0x1.123a2p-7f);
    q = Lanes.multiplyAdd(q, r, constant(0x1.5558f4p-5f));
    q = Lanes.multiplyAdd(q, r, constant(0x1.555492p-3f));
    q = Lanes.multiplyAdd(q, r, constant(0x1.fffffcp-2f));
    FloatVector power = Lanes.multiplyAdd(q, r.mul(r), r).add(1);
    return power
        .reinterpretAsInts()
        .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
        .reinterpretAsFloats();
  }

  private static FloatVector multiplyAdd(FloatVector a, float b, float c) {
    return Lanes.multiplyAdd(a, constant(b), constant(c));
  }

  private static FloatVector constant(float value) {
    return FloatVector.broadcast(Lanes.FLOATS, value);
  }
}
