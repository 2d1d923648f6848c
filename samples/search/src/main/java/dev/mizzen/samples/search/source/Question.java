package dev.mizzen.samples.search.source;

import java.util.List;
import java.util.Set;

/**
 * A question with known answers.
 *
 * @param text as it would be typed
 * @param relevant ids of the documents that answer it
 */
public record Question(String text, Set<String> relevant) {
  /** Copies the set. */
  public Question {
    relevant = Set.copyOf(relevant);
  }

  /** What answers {@code text}, if it is among the known questions. */
  public static Set<String> relevantTo(String text, List<Question> known) {
    return known.stream()
        .filter(question -> question.text().equalsIgnoreCase(text.strip()))
        .findFirst()
        .map(Question::relevant)
        .orElse(Set.of());
  }
}
