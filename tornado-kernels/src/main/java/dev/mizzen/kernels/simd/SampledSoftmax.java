package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.TYPE;

import dev.mizzen.kernels.contrast.KPositiveKernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Exponentials of one anchor's logits, {@code from .. to − 1}, whole vectors of which the last is
 * filled with −∞. Short methods that hand arrays on: vectors in between would be boxed where C2
 * stops inlining.
 */
final class SampledSoftmax {
  private static final int LENGTH = Lanes.FLOATS.length();
  private static final double LOG_EPSILON = Math.log(KPositiveKernel.EPSILON);

  private SampledSoftmax() {}

  /** The largest of the logits and of the logarithm of {@link KPositiveKernel#EPSILON}. */
  static float highest(float[] logits, int from, int to) {
    FloatVector highest = FloatVector.broadcast(Lanes.FLOATS, (float) LOG_EPSILON);
    for (int k = from; k < to; k += LENGTH) {
      highest = TYPE.cast(highest).max(FloatVector.fromArray(Lanes.FLOATS, logits, k));
    }
    return TYPE.cast(highest).reduceLanes(VectorOperators.MAX);
  }

  /** Turns logits into {@code exp(logit − maximum)}. */
  static void exponentials(float[] logits, int from, int to, float maximum) {
    FloatVector shift = FloatVector.broadcast(Lanes.FLOATS, maximum);
    for (int k = from; k < to; k += LENGTH) {
      FloatVector logit = FloatVector.fromArray(Lanes.FLOATS, logits, k);
      logit.sub(shift).intoArray(logits, k);
    }
    LaneExp.exp(logits, from, to);
  }

  /** The sum of exponentials and {@code ε/exp maximum}; {@code lanes} is room for a vector. */
  static double sum(float[] exponentials, int from, int to, float maximum, float[] lanes) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int k = from; k < to; k += LENGTH) {
      sum = TYPE.cast(sum).add(FloatVector.fromArray(Lanes.FLOATS, exponentials, k));
    }
    TYPE.cast(sum).intoArray(lanes, 0);
    return LaneSum.of(lanes, 0) + Math.exp(LOG_EPSILON - maximum);
  }

  /** Multiplies all by {@code factor}. */
  static void scale(float[] values, int from, int to, float factor) {
    for (int k = from; k < to; k++) {
      values[k] *= factor;
    }
  }
}
