package dev.mizzen.kernels.simd;

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
      highest = highest.max(FloatVector.fromArray(Lanes.FLOATS, logits, k));
    }
    return highest.reduceLanes(VectorOperators.MAX);
  }

  /** Turns logits into {@code exp(logit − maximum)}. */
  static void exponentials(float[] logits, int from, int to, float maximum) {
    FloatVector shift = FloatVector.broadcast(Lanes.FLOATS, maximum);
    for (int k = from; k < to; k += LENGTH) {
      FloatVector logit = FloatVector.fromArray(Lanes.FLOATS, logits, k);
      LaneExp.exp(logit.sub(shift)).intoArray(logits, k);
    }
  }

  /** The sum of exponentials and {@code ε/exp maximum}. */
  static double sum(float[] exponentials, int from, int to, float maximum) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int k = from; k < to; k += LENGTH) {
      sum = sum.add(FloatVector.fromArray(Lanes.FLOATS, exponentials, k));
    }
    return LaneSum.of(sum) + Math.exp(LOG_EPSILON - maximum);
  }

  /** Multiplies all by {@code factor}. */
  static void scale(float[] values, int from, int to, float factor) {
    for (int k = from; k < to; k++) {
      values[k] *= factor;
    }
  }
}
