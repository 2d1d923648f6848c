package dev.mizzen.impl.unanswerable.probe;

import java.util.SortedMap;

/** What is probed: answers a question from a context, and says on which articles it rests. */
@FunctionalInterface
public interface ContextReader {
  /**
   * Answers from these articles alone.
   *
   * @param articles texts by number; the numbers of articles that were taken away are missing
   */
  SupportedAnswer read(String question, SortedMap<Integer, String> articles);
}
