package dev.mizzen.impl.rag.read;

import dev.mizzen.impl.rag.cite.Passage;
import java.util.List;

/** Takes questions and passages apart. Safe for use by many threads. */
@FunctionalInterface
public interface Analyst {
  /**
   * The facts of every sentence.
   *
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  Analysis analyse(String question, List<Passage> passages);
}
