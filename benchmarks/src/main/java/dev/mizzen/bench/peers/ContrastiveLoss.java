package dev.mizzen.bench.peers;

/** InfoNCE with both gradients over a batch that is given beforehand. */
public interface ContrastiveLoss extends AutoCloseable {
  /** Computes the loss and the gradients. */
  double run();

  /** ∂L/∂queries of the last run, {@code [batch × dimension]}. */
  float[] queryGradients();

  /** ∂L/∂documents of the last run, {@code [batch × dimension]}. */
  float[] documentGradients();

  /** Whether this is the loss, and not only the work that every loss has to do. */
  default boolean isLoss() {
    return true;
  }

  @Override
  default void close() {}
}
