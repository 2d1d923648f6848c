package dev.mizzen.rag;

import dev.mizzen.Incubating;

/**
 * How answers are kept for questions that mean the same, see {@link RagBuilder#cache}.
 *
 * @param entries at most, at least 1; the oldest makes room
 * @param leastCosine of two questions' vectors, in (0, 1]; paraphrases have 0.9 and more with the
 *     usual models
 */
@Incubating(since = "0.1.0")
public record AnswerCache(int entries, double leastCosine) {
  /** Refuses settings out of range. */
  public AnswerCache {
    if (entries < 1) {
      throw new IllegalArgumentException("entries must be at least 1, got " + entries);
    }
    if (!(leastCosine > 0 && leastCosine <= 1)) {
      throw new IllegalArgumentException(
          "leastCosine must be above 0 and at most 1, got " + leastCosine);
    }
  }
}
