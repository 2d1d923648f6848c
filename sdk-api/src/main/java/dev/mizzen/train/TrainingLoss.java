package dev.mizzen.train;

/** What a training makes small, over the MaxSim scores of queries and documents. */
public enum TrainingLoss {
  /**
   * Each positive document against all negatives of its example and all documents of the other
   * examples in the batch that are not positives too: {@code −log(exp s₊/τ / (exp s₊/τ + Σ exp
   * s₋/τ))}. Targets above 0 mark positives.
   */
  CONTRASTIVE,
  /**
   * The divergence of the scores of an example, brought to 0 .. 1, from the targets: KL(softmax
   * target ‖ softmax s'). Targets are a teacher's scores.
   */
  DISTILLATION,
  /**
   * How unlikely the order of the targets is, pair by pair: {@code −Σ log σ((sᵢ − sⱼ)/τ)}, summed
   * over the pairs of an example of which i has the higher target; equal targets keep their order.
   */
  PREFERENCE
}
