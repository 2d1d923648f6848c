package dev.mizzen.impl.rag.read;

import dev.mizzen.impl.rag.cite.Passage;
import java.util.List;

/** Reads passages for the answer to a question. Safe for use by many threads. */
@FunctionalInterface
public interface Reader {
  /**
   * Scores every sentence.
   *
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  Reading read(String question, List<Passage> passages);
}
