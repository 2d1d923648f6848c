package dev.mizzen.impl.unanswerable.baseline;

import dev.mizzen.rag.Answer;

/** Answers questions, or says why not; gets nothing but their words. */
@FunctionalInterface
public interface RagSystem {
  /**
   * Answers.
   *
   * @throws dev.mizzen.error.GenerationException if a language model fails
   */
  Answer answer(String question);
}
