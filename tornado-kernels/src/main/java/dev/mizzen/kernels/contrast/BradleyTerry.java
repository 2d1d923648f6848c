package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.Nullable;

/**
 * The door to a {@link BradleyTerryKernel}: checks the arguments once, so that kernels need not.
 */
public final class BradleyTerry implements BradleyTerryKernel {
  private final BradleyTerryKernel kernel;

  /** A door to {@code kernel}. */
  public BradleyTerry(BradleyTerryKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the others, {@code starts} shrinks or
   *     does not cover the scores, the temperature is not positive, or a weight is negative
   */
  @Override
  public double bradleyTerry(
      float[] scores,
      int[] starts,
      float temperature,
      float @Nullable [] weights,
      float @Nullable [] gradients) {
    Arguments.checkStarts(starts, scores.length);
    Arguments.checkTemperature(temperature);
    Arguments.checkLengthIfGiven("weights", weights, scores.length);
    checkWeights(weights);
    Arguments.checkLengthIfGiven("gradients", gradients, scores.length);
    return kernel.bradleyTerry(scores, starts, temperature, weights, gradients);
  }

  private static void checkWeights(float @Nullable [] weights) {
    if (weights == null) {
      return;
    }
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0 && weights[i] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weights[" + i + "] is " + weights[i] + ", but must be finite and not negative");
      }
    }
  }
}
