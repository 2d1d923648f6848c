package dev.mizzen.impl.rag.read;

import java.util.List;

/**
 * All that is read before anything is weighed.
 *
 * @param asked the question
 * @param sentences of all passages, in their order
 */
public record Analysis(Asked asked, List<SentenceFacts> sentences) {
  /** Copies the list. */
  public Analysis {
    sentences = List.copyOf(sentences);
  }
}
