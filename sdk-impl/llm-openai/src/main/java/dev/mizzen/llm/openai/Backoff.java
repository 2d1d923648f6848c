package dev.mizzen.llm.openai;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long to wait after a failure: drawn evenly from zero to a ceiling that doubles ("full
 * jitter"). Safe for use by many threads.
 */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final SplittableRandom random;

  Backoff(Duration first, Duration longest, long seed) {
    if (first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "the first wait must be at least zero and at most the longest, got "
              + first
              + " and "
              + longest);
    }
    this.first = first;
    this.longest = longest;
    random = new SplittableRandom(seed);
  }

  /** What a server may ask for at most. */
  Duration longest() {
    return longest;
  }

  /**
   * @param failures so far, at least 1
   */
  Duration afterFailure(int failures) {
    double ceiling =
        Math.min((double) longest.toNanos(), first.toNanos() * Math.pow(2, failures - 1));
    synchronized (random) {
      return Duration.ofNanos((long) (random.nextDouble() * ceiling));
    }
  }
}
