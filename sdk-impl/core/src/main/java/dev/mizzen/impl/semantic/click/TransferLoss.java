package dev.mizzen.impl.semantic.click;

/**
 * The loss that moves knowledge between an item's own vector and that of its coarse codes, in the
 * direction that the gate says (COINS: arXiv:2510.12604). With {@code p = softmax(id)} and {@code q
 * = softmax(c)} over the coordinates, and sg for values that get no gradient, {@code T·KL(sg(p)‖q)
 * + (1−T)·KL(p‖sg(q))}.
 *
 * <p>Both divergences have the same value, so T decides where the gradient goes and gets none
 * itself: {@code ∂L/∂c = T·(q − p)}, {@code ∂L/∂id = (1−T)·p ⊙ (log p − log q − KL)}, {@code ∂L/∂T
 * = KL − KL = 0}.
 */
final class TransferLoss {
  private TransferLoss() {}

  /**
   * The sum over rows.
   *
   * @param id {@code [n × dimension]}
   * @param coarse {@code [n × dimension]}
   * @param gate T, {@code [n]}
   * @param factor of the gradients
   * @param idGradient {@code [n × dimension]}, added to
   * @param coarseGradient {@code [n × dimension]}, added to
   */
  static double of(
      float[] id,
      float[] coarse,
      float[] gate,
      int dimension,
      double factor,
      float[] idGradient,
      float[] coarseGradient) {
    double[] logP = new double[dimension];
    double[] logQ = new double[dimension];
    double sum = 0;
    for (int i = 0; i < gate.length; i++) {
      int at = i * dimension;
      logSoftmax(id, at, logP);
      logSoftmax(coarse, at, logQ);
      double divergence = divergence(logP, logQ);
      sum += divergence;
      for (int k = 0; k < dimension; k++) {
        double p = Math.exp(logP[k]);
        double toId = (1.0 - gate[i]) * p * (logP[k] - logQ[k] - divergence);
        double toCoarse = gate[i] * (Math.exp(logQ[k]) - p);
        idGradient[at + k] = (float) (idGradient[at + k] + factor * toId);
        coarseGradient[at + k] = (float) (coarseGradient[at + k] + factor * toCoarse);
      }
    }
    return sum;
  }

  /** {@code KL(p‖q) = Σₖ pₖ·(log pₖ − log qₖ)}. */
  private static double divergence(double[] logP, double[] logQ) {
    double sum = 0;
    for (int k = 0; k < logP.length; k++) {
      sum += Math.exp(logP[k]) * (logP[k] - logQ[k]);
    }
    return sum;
  }

  private static void logSoftmax(float[] values, int from, double[] log) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < log.length; k++) {
      largest = Math.max(largest, values[from + k]);
    }
    double sum = 0;
    for (int k = 0; k < log.length; k++) {
      sum += Math.exp(values[from + k] - largest);
    }
    double shift = largest + Math.log(sum);
    for (int k = 0; k < log.length; k++) {
      log[k] = values[from + k] - shift;
    }
  }
}
