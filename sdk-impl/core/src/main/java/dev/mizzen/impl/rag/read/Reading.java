package dev.mizzen.impl.rag.read;

import java.util.List;
import java.util.Optional;

/**
 * What a reader makes of passages.
 *
 * @param asked the question
 * @param sentences of all passages, best first
 * @param answer the words of the best sentence that answer by themselves, in its passage's text
 */
public record Reading(Asked asked, List<ReadSentence> sentences, Optional<ScoredSpan> answer) {
  /** Copies the list. */
  public Reading {
    sentences = List.copyOf(sentences);
  }
}
