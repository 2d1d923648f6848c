package dev.mizzen.impl.train.teacher;

import dev.mizzen.error.CancelledException;
import dev.mizzen.error.GenerationException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Calls that fail are made again after {@code first·2ⁱ}. Immutable; safe for use by many threads.
 *
 * @param attempts in all, at least 1
 * @param first how long to wait after the first failure
 * @param clock that waits
 */
public record Retries(int attempts, Duration first, Clock clock) {
  private static final int MOST_DOUBLINGS = 10;

  /** Waits. */
  @FunctionalInterface
  public interface Clock {
    /** Lets this much time go by. */
    void sleep(Duration time) throws InterruptedException;
  }

  /** Refuses fewer than one attempt and negative waits. */
  public Retries {
    if (attempts < 1 || first.isNegative()) {
      throw new IllegalArgumentException(
          "need at least 1 attempt and no negative wait, got " + attempts + " and " + first);
    }
  }

  /** Six attempts, with 3 s after the first. */
  public static Retries standard() {
    return new Retries(6, Duration.ofSeconds(3), Thread::sleep);
  }

  /**
   * Makes the call.
   *
   * @param failed hears of each failure before the wait
   * @throws GenerationException the last one, if all attempts failed
   * @throws CancelledException if the thread is interrupted
   */
  <T> T call(Supplier<T> call, Consumer<GenerationException> failed) {
    for (int attempt = 0; ; attempt++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancelledException("asking the teacher was interrupted");
      }
      try {
        return call.get();
      } catch (GenerationException e) {
        failed.accept(e);
        if (attempt + 1 == attempts) {
          throw e;
        }
        sleep(first.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS)));
      }
    }
  }

  private void sleep(Duration time) {
    try {
      clock.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("asking the teacher was interrupted", e);
    }
  }
}
