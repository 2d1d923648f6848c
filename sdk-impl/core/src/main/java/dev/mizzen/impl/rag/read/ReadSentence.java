package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.cite.Passage;

/**
 * A sentence and how well it answers.
 *
 * @param passage where it stands
 * @param span in the passage's text
 * @param score higher is better
 * @param tokens mean cosine of the question's tokens with their best matches in the sentence, each
 *     weighted by its word; 0 without token vectors
 * @param words the weighted share of the question's words in the sentence, in [0, 1]
 * @param passageWords the same, in the passage and its title
 * @param fits whether it holds words of the kind that the question asks for, beside its own
 */
public record ReadSentence(
    Passage passage,
    Span span,
    double score,
    double tokens,
    double words,
    double passageWords,
    boolean fits) {
  /** The sentence itself. */
  public String text() {
    return span.of(passage.text());
  }
}
