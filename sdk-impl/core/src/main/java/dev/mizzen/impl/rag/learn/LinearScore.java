package dev.mizzen.impl.rag.learn;

/**
 * {@code b + Σᵢ wᵢ·(xᵢ − μᵢ)/σᵢ}: the log odds of a logistic regression over standardised values.
 *
 * @param means μ
 * @param scales σ, above 0
 * @param weights w
 * @param bias b
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record LinearScore(double[] means, double[] scales, double[] weights, double bias) {
  /**
   * @throws IllegalArgumentException if the sizes differ
   */
  public LinearScore {
    if (means.length != weights.length || scales.length != weights.length) {
      throw new IllegalArgumentException(
          weights.length + " weights, " + means.length + " means, " + scales.length + " scales");
    }
  }

  /** The log odds. */
  public double of(double[] values) {
    if (values.length != weights.length) {
      throw new IllegalArgumentException(
          "the score has " + weights.length + " weights, got " + values.length + " values");
    }
    double sum = bias;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (values[i] - means[i]) / scales[i];
    }
    return sum;
  }

  /** The probability {@code 1 / (1 + e^−of(values))}. */
  public double probability(double[] values) {
    return 1 / (1 + Math.exp(-of(values)));
  }
}
