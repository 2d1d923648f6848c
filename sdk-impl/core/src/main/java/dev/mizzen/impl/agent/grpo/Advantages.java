package dev.mizzen.impl.agent.grpo;

import java.util.Arrays;

/** How much better each run of a question is than the others of its group. */
public enum Advantages {
  /** {@code Aᵢ = Rᵢ − mean(R)}, as arXiv:2510.12801 prints it. */
  CENTRED,

  /** {@code Aᵢ = (Rᵢ − mean(R)) / (s + 10⁻⁶)}, with the sample's deviation s (n − 1). */
  NORMALIZED;

  private static final double EPSILON = 1e-6;

  /**
   * The advantages of a group; zeros if all rewards are equal. They sum to 0, but for rounding.
   *
   * @throws IllegalArgumentException if there is no reward
   */
  public double[] of(double... rewards) {
    if (rewards.length == 0) {
      throw new IllegalArgumentException("a group needs at least 1 reward, got 0");
    }
    double[] centred = new double[rewards.length];
    if (Arrays.stream(rewards).allMatch(reward -> reward == rewards[0])) {
      return centred;
    }
    double mean = Arrays.stream(rewards).sum() / rewards.length;
    double squares = 0;
    for (int i = 0; i < rewards.length; i++) {
      centred[i] = rewards[i] - mean;
      squares += centred[i] * centred[i];
    }
    if (this == CENTRED) {
      return centred;
    }
    double deviation = Math.sqrt(squares / (rewards.length - 1));
    return Arrays.stream(centred).map(value -> value / (deviation + EPSILON)).toArray();
  }
}
