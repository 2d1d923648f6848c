package dev.mizzen.impl.unanswerable.probe;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * A reader's answer.
 *
 * @param text the answer; empty for none
 * @param support numbers of the articles that it says it rests on
 * @param confidence higher for surer, such as the mean log-probability of the answer's tokens; none
 *     where the model does not tell
 */
public record SupportedAnswer(String text, Set<Integer> support, OptionalDouble confidence) {
  /** Copies the set; refuses a confidence that is not a number. */
  public SupportedAnswer {
    support = Set.copyOf(support);
    if (confidence.isPresent() && Double.isNaN(confidence.getAsDouble())) {
      throw new IllegalArgumentException("a confidence must be a number, got NaN");
    }
  }
}
