package dev.mizzen.impl.rag.abstain;

import java.util.Arrays;

/**
 * Logistic regression over {@link Features}: {@code p = 1 / (1 + exp(−(b + Σᵢ wᵢ·(xᵢ − μᵢ)/σᵢ)))},
 * the probability that the passages hold the answer, and the thresholds that go with it: the
 * quantiles of p over answerable questions that it was calibrated on. Immutable.
 */
public final class AbstentionModel {
  private final double[] means;
  private final double[] scales;
  private final double[] weights;
  private final double bias;
  private final double[] calibration;

  /**
   * A model.
   *
   * @param means μ
   * @param scales σ, above 0
   * @param weights w
   * @param bias b
   * @param calibration p of answerable questions, in any order; at least one
   * @throws IllegalArgumentException if the sizes differ or there is no calibration
   */
  public AbstentionModel(
      double[] means, double[] scales, double[] weights, double bias, double[] calibration) {
    if (means.length != weights.length || scales.length != weights.length) {
      throw new IllegalArgumentException(
          weights.length + " weights, " + means.length + " means, " + scales.length + " scales");
    }
    if (calibration.length == 0) {
      throw new IllegalArgumentException("calibration needs at least 1 answerable question, got 0");
    }
    this.means = means.clone();
    this.scales = scales.clone();
    this.weights = weights.clone();
    this.bias = bias;
    this.calibration = calibration.clone();
    Arrays.sort(this.calibration);
  }

  /** p, in [0, 1]. */
  public double probability(double[] features) {
    double sum = bias;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (features[i] - means[i]) / scales[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /**
   * The largest p under which at most the share {@code falseRefusalRate} of the calibration's
   * answerable questions lies: questions below it are refused.
   */
  public double threshold(double falseRefusalRate) {
    int refused = (int) Math.floor(falseRefusalRate * calibration.length);
    return calibration[Math.min(refused, calibration.length - 1)];
  }
}
