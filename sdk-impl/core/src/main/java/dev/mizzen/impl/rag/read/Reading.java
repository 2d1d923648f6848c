package dev.mizzen.impl.rag.read;

import dev.mizzen.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a reader makes of passages.
 *
 * @param sentences of all passages, best first
 * @param answer the words of the best sentence that answer by themselves, in its passage's text
 * @param wanted what the question asks for
 */
public record Reading(List<ReadSentence> sentences, Optional<Span> answer, Wanted wanted) {
  /** Copies the list. */
  public Reading {
    sentences = List.copyOf(sentences);
  }
}
