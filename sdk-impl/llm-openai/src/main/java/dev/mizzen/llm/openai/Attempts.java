package dev.mizzen.llm.openai;

import dev.mizzen.error.CancelledException;
import dev.mizzen.error.GenerationException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a call until it succeeds, or until another attempt would not help. */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final Settings settings;
  private final RateLimiter limiter;
  private final Tally tally;

  Attempts(Settings settings, RateLimiter limiter, Tally tally) {
    this.settings = settings;
    this.limiter = limiter;
    this.tally = tally;
  }

  /** One attempt; throws a lasting failure once another attempt would repeat what was handed on. */
  @FunctionalInterface
  interface Attempt<T> {
    T make(RateLimiter.Leave leave, Deadline deadline) throws Failure, InterruptedException;
  }

  /**
   * @throws GenerationException if all attempts fail
   * @throws CancelledException if the thread is interrupted; its flag stays set
   */
  <T> T run(long estimatedTokens, Attempt<T> attempt) {
    Deadline deadline = Deadline.in(settings.deadline());
    try {
      for (int made = 1; ; made++) {
        try (RateLimiter.Leave leave = limiter.acquire(estimatedTokens, deadline)) {
          tally.request(made > 1);
          return attempt.make(leave, deadline.atMost(settings.timeout()));
        } catch (Failure failure) {
          tally.failure();
          pause(failure, made, deadline);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("the call of " + settings.endpoint() + " was interrupted", e);
    }
  }

  private void pause(Failure failure, int made, Deadline deadline) throws InterruptedException {
    if (failure.kind() != Failure.Kind.PASSING || made >= settings.attempts()) {
      throw exception(failure, made, "");
    }
    Duration wait = settings.backoff().afterFailure(made);
    if (failure.retryAfter().isPresent()) {
      Duration asked = failure.retryAfter().get();
      if (asked.compareTo(settings.backoff().longest()) > 0) {
        throw exception(failure, made, "; it wants to be left alone for " + asked);
      }
      limiter.pause(asked);
      wait = asked.compareTo(wait) > 0 ? asked : wait;
    }
    if (!deadline.hasRoomFor(wait)) {
      throw exception(failure, made, "; the deadline leaves no time for another attempt");
    }
    LOG.debug(
        "{} {}; attempt {} of {} follows in {}",
        settings.endpoint(),
        settings.endpoint().quoted(failure.problem()),
        made + 1,
        settings.attempts(),
        wait);
    TimeUnit.NANOSECONDS.sleep(wait.toNanos());
  }

  private RuntimeException exception(Failure failure, int made, String more) {
    String times = made > 1 ? " (" + made + " attempts)" : "";
    String message =
        settings.endpoint() + " " + settings.endpoint().quoted(failure.problem()) + more + times;
    return failure.kind() == Failure.Kind.ARGUMENT
        ? new IllegalArgumentException(message)
        : new GenerationException(message, failure.getCause());
  }
}
