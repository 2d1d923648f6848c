package dev.mizzen.impl.agent.grpo;

import java.util.List;

/**
 * A run of a small policy.
 *
 * @param decisions in order
 * @param reward of the whole
 */
public record Episode(List<Decision> decisions, double reward) {
  /** Copies the list. */
  public Episode {
    decisions = List.copyOf(decisions);
  }

  /**
   * A token of the run.
   *
   * @param input what the policy saw
   * @param action what was done
   * @param generated whether the policy chose it; if not, it takes no part in learning
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Decision(float[] input, int action, boolean generated) {}
}
