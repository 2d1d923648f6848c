package dev.mizzen.agent;

import java.time.Duration;
import java.util.Optional;

/**
 * What a run may take. Immutable; every setting returns a changed copy.
 *
 * @param turns of the model, at least 1
 * @param calls of tools
 * @param imageSearches among the calls
 * @param tokens of the model's turns and of what tools told it, together; at least 1
 * @param corrections how often a turn that breaks the protocol is told what is wrong with it,
 *     before the run ends; each takes a turn
 * @param time on the clock, if limited
 */
public record AgentBudget(
    int turns, int calls, int imageSearches, int tokens, int corrections, Optional<Duration> time) {
  /** Refuses budgets that leave no turn. */
  public AgentBudget {
    requireAtLeast("turns", turns, 1);
    requireAtLeast("calls", calls, 0);
    requireAtLeast("imageSearches", imageSearches, 0);
    requireAtLeast("tokens", tokens, 1);
    requireAtLeast("corrections", corrections, 0);
    if (time.isPresent() && (time.get().isNegative() || time.get().isZero())) {
      throw new IllegalArgumentException("time must be above 0, got " + time.get());
    }
  }

  /** 11 turns, 10 calls, 1 of them for images, 8,192 tokens, no correction, any time. */
  public static AgentBudget usual() {
    return new AgentBudget(11, 10, 1, 8192, 0, Optional.empty());
  }

  /** With so many turns. */
  public AgentBudget turns(int most) {
    return new AgentBudget(most, calls, imageSearches, tokens, corrections, time);
  }

  /** With so many calls of tools. */
  public AgentBudget calls(int most) {
    return new AgentBudget(turns, most, imageSearches, tokens, corrections, time);
  }

  /** With so many image searches. */
  public AgentBudget imageSearches(int most) {
    return new AgentBudget(turns, calls, most, tokens, corrections, time);
  }

  /** With so many tokens. */
  public AgentBudget tokens(int most) {
    return new AgentBudget(turns, calls, imageSearches, most, corrections, time);
  }

  /** With so many corrections. */
  public AgentBudget corrections(int most) {
    return new AgentBudget(turns, calls, imageSearches, tokens, most, time);
  }

  /** With so much time. */
  public AgentBudget time(Duration most) {
    return new AgentBudget(turns, calls, imageSearches, tokens, corrections, Optional.of(most));
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }
  }
}
