package dev.mizzen.eval.unanswerable;

import java.util.Optional;

/**
 * Says one thing about a system's response: whether it is acceptable, what it does, or whether it
 * is right. Safe for use by many threads.
 *
 * @param <V> the verdict
 */
@FunctionalInterface
public interface Judge<V> {
  /**
   * The verdict; none if the judge cannot tell, as when a model's reply is not understood. Such
   * responses are counted and left out of the shares.
   *
   * @throws dev.mizzen.error.GenerationException if a language model that judges fails
   */
  Optional<V> judge(Response response);
}
