package dev.mizzen.impl.semantic.click;

/** Binary cross-entropy of logits: {@code mean(log(1 + e^z) − y·z)}. */
final class ClickLoss {
  private ClickLoss() {}

  /**
   * The mean.
   *
   * @param gradient {@code [n]}, of the mean, written in full
   */
  static double mean(float[] logits, float[] clicked, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += one(logits[i], clicked[i]);
      gradient[i] = (float) ((probability(logits[i]) - clicked[i]) / logits.length);
    }
    return sum / logits.length;
  }

  static double one(double logit, double clicked) {
    return Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - clicked * logit;
  }

  /** {@code 1/(1 + e^−z)}. */
  static double probability(double logit) {
    double small = Math.exp(-Math.abs(logit));
    return (logit < 0 ? small : 1) / (1 + small);
  }
}
