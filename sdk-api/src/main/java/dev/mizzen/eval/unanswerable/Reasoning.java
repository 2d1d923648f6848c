package dev.mizzen.eval.unanswerable;

import java.util.Objects;

/**
 * How a model came to an answer with all of the context before it.
 *
 * @param rationale its steps, with quotes
 * @param answer it came to
 * @param hops how many times it needed a new piece of information from another place; −1 if it did
 *     not say
 */
public record Reasoning(String rationale, String answer, int hops) {
  /** Stands for a number of hops that was not said. */
  public static final int UNKNOWN = -1;

  /** Refuses numbers below −1. */
  public Reasoning {
    Objects.requireNonNull(rationale, "rationale");
    Objects.requireNonNull(answer, "answer");
    if (hops < UNKNOWN) {
      throw new IllegalArgumentException("hops must be at least -1, got " + hops);
    }
  }
}
