package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;
import dev.mizzen.impl.rag.cite.Passage;

/**
 * A sentence and how well it answers.
 *
 * @param facts of the sentence
 * @param score the log odds that it answers
 */
public record ReadSentence(SentenceFacts facts, double score) {
  /** Where it stands. */
  public Passage passage() {
    return facts.passage();
  }

  /** Where in the passage's text. */
  public Span span() {
    return facts.span();
  }

  /** The sentence itself. */
  public String text() {
    return facts.text();
  }
}
