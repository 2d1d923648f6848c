package dev.mizzen.impl.agent.grpo;

/**
 * What a run is worth: {@code (1−λ)·s + λ·f}, where s is 1 for a right answer, and f is 1 for a run
 * that kept the protocol.
 *
 * @param formatShare λ, in [0, 1]
 */
public record AnswerReward(double formatShare) {
  /** Refuses a share out of range. */
  public AnswerReward {
    if (!(formatShare >= 0 && formatShare <= 1)) {
      throw new IllegalArgumentException("formatShare must be from 0 to 1, got " + formatShare);
    }
  }

  /** λ = 0.1: rewards of 1, 0.9, 0.1 and 0. */
  public static AnswerReward usual() {
    return new AnswerReward(0.1);
  }

  /** The reward of a run. */
  public double of(boolean right, boolean wellFormed) {
    return (right ? 1 - formatShare : 0) + (wellFormed ? formatShare : 0);
  }
}
