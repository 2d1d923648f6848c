package dev.mizzen.rag;

import dev.mizzen.Incubating;

/**
 * Hears of every question of a {@link dev.mizzen.RagPipeline}, for logs, metrics and traces: {@link
 * Answer#stages} says how long each step took. Called on the thread that answers, after it has, by
 * many threads at once; what it throws is ignored.
 */
@Incubating(since = "0.1.0")
public interface RagObserver {
  /**
   * A question was answered or refused.
   *
   * @param cached whether the answer came from the cache
   */
  void answered(Question question, Answer answer, boolean cached);

  /** A question ended in an error. */
  default void failed(Question question, Throwable error) {}
}
