package dev.mizzen.impl.rag.find;

import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.rag.Question;

/** Finds what a question may be answered from. Safe for use by many threads. */
@FunctionalInterface
public interface EvidenceFinder {
  /**
   * Searches.
   *
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  Evidence find(Question question, Deadline deadline);
}
