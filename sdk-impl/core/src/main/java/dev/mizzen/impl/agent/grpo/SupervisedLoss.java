package dev.mizzen.impl.agent.grpo;

/** {@code L = −Σₜ mₜ·log π_θ(yₜ)}: what a model learns from recorded runs, its own words alone. */
public final class SupervisedLoss {
  private SupervisedLoss() {}

  /**
   * The loss.
   *
   * @param logProbabilities [T]
   * @param mask [T], whether the model wrote the token
   * @param slopes [T], written in full: of the loss in each log probability, 0 outside the mask
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double of(double[] logProbabilities, boolean[] mask, double[] slopes) {
    if (mask.length != logProbabilities.length || slopes.length != logProbabilities.length) {
      throw new IllegalArgumentException(
          "lengths differ: " + logProbabilities.length + ", " + mask.length + ", " + slopes.length);
    }
    double loss = 0;
    for (int t = 0; t < mask.length; t++) {
      slopes[t] = mask[t] ? -1 : 0;
      loss -= mask[t] ? logProbabilities[t] : 0;
    }
    return loss;
  }
}
