package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FLOATS;
import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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

  private static final int LENGTH = FLOATS.length();

  private static final float LOG2_E = 0x1.715476p0f;
  private static final float LN2_HIGH = 0x1.62ep-1f;
  private static final float LN2_LOW = 0x1.0bfbe8p-15f;

  /** Adding it rounds to a whole number, which then stands in the lowest bits. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final int EXPONENT_SHIFT = Float.PRECISION - 1;

  private LaneExp() {}

  /** Turns each {@code x ≤ 0} of {@code values[from .. to − 1]}, whole vectors, into exp x. */
  static void exp(float[] values, int from, int to) {
    FloatVector rounder = FloatVector.broadcast(FLOATS, ROUNDER);
    FloatVector log2E = FloatVector.broadcast(FLOATS, LOG2_E);
    FloatVector high = FloatVector.broadcast(FLOATS, -LN2_HIGH);
    FloatVector low = FloatVector.broadcast(FLOATS, -LN2_LOW);
    FloatVector q4 = FloatVector.broadcast(FLOATS, 0x1.6a23c2p-10f);
    FloatVector q3 = FloatVector.broadcast(FLOATS, 0x1.123a2p-7f);
    FloatVector q2 = FloatVector.broadcast(FLOATS, 0x1.5558f4p-5f);
    FloatVector q1 = FloatVector.broadcast(FLOATS, 0x1.555492p-3f);
    FloatVector q0 = FloatVector.broadcast(FLOATS, 0x1.fffffcp-2f);
    for (int k = from; k < to; k += LENGTH) {
      FloatVector x = TYPE.cast(FloatVector.fromArray(FLOATS, values, k)).max(LOWEST);
      FloatVector rounded = FMA ? x.fma(log2E, rounder) : x.mul(log2E).add(rounder);
      FloatVector n = rounded.sub(rounder);
      FloatVector r = FMA ? n.fma(high, x) : n.mul(high).add(x);
      r = FMA ? n.fma(low, r) : n.mul(low).add(r);
      FloatVector q = FMA ? r.fma(q4, q3) : r.mul(q4).add(q3);
      q = FMA ? q.fma(r, q2) : q.mul(r).add(q2);
      q = FMA ? q.fma(r, q1) : q.mul(r).add(q1);
      q = FMA ? q.fma(r, q0) : q.mul(r).add(q0);
      FloatVector square = r.mul(r);
      FloatVector power = (FMA ? q.fma(square, r) : q.mul(square).add(r)).add(1);
      IntVector exponent =
          rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT);
      power.reinterpretAsInts().add(exponent).reinterpretAsFloats().intoArray(values, k);
    }
  }
}
