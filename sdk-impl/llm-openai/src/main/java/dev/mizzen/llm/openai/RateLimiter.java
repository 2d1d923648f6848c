package dev.mizzen.llm.openai;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets requests go: so many at once, so many in a minute, so many tokens in a minute, and none
 * while the server wants to be left alone. Safe for use by many threads.
 */
final class RateLimiter {
  private final Semaphore places;
  private final MinuteWindow requests;
  private final MinuteWindow tokens;
  private long quietUntil = System.nanoTime();

  RateLimiter(int atOnce, OptionalInt requestsPerMinute, OptionalInt tokensPerMinute) {
    places = new Semaphore(atOnce, true);
    requests = new MinuteWindow(requestsPerMinute.orElse(Integer.MAX_VALUE));
    tokens =
        new MinuteWindow(
            tokensPerMinute.isPresent() ? tokensPerMinute.getAsInt() : Long.MAX_VALUE / 2);
  }

  /** Leave to send one request; to be given back. */
  final class Leave implements AutoCloseable {
    private final MinuteWindow.Entry entry;

    private Leave(MinuteWindow.Entry entry) {
      this.entry = entry;
    }

    /** Puts what it took in the place of the estimate. */
    void took(long used) {
      synchronized (RateLimiter.this) {
        tokens.correct(entry, used);
      }
    }

    @Override
    public void close() {
      places.release();
    }
  }

  /**
   * Waits for leave.
   *
   * @throws Failure if it cannot be had in time
   */
  Leave acquire(long estimatedTokens, Deadline deadline) throws Failure, InterruptedException {
    if (!places.tryAcquire(Math.max(0, deadline.leftNanos()), TimeUnit.NANOSECONDS)) {
      throw noTime("a free place");
    }
    boolean granted = false;
    try {
      Leave leave = new Leave(waitForWindow(estimatedTokens, deadline));
      granted = true;
      return leave;
    } finally {
      if (!granted) {
        places.release();
      }
    }
  }

  private MinuteWindow.Entry waitForWindow(long estimate, Deadline deadline)
      throws Failure, InterruptedException {
    while (true) {
      long wait;
      synchronized (this) {
        long now = System.nanoTime();
        wait = Math.max(requests.waitFor(1, now), tokens.waitFor(estimate, now));
        wait = Math.max(wait, quietUntil - now);
        if (wait <= 0) {
          requests.add(1, now);
          return tokens.add(estimate, now);
        }
      }
      if (!deadline.hasRoomFor(Duration.ofNanos(wait))) {
        throw noTime("the rate limit");
      }
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }

  /** Holds all requests back, because the server said so. */
  synchronized void pause(Duration wait) {
    long until = System.nanoTime() + wait.toNanos();
    if (until - quietUntil > 0) {
      quietUntil = until;
    }
  }

  private static Failure noTime(String what) {
    return Failure.last(
        "would wait for " + what + " beyond the deadline; raise the limits, or deadline(...)",
        null);
  }
}
