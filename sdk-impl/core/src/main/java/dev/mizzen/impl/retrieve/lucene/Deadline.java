package dev.mizzen.impl.retrieve.lucene;

import dev.mizzen.error.CancelledException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.lucene.index.QueryTimeout;

/** When one search has to end: at a time, or when its thread is interrupted. For one thread. */
public final class Deadline implements QueryTimeout {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final LongSupplier nanoTime;
  private final boolean limited;
  private final long end;
  private boolean passed;

  /** Starts now. */
  public Deadline(Optional<Duration> timeout) {
    this(timeout, System::nanoTime);
  }

  /** Starts now by a clock of its own, such as a test's. */
  public Deadline(Optional<Duration> timeout, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    limited = timeout.isPresent();
    Duration allowed = timeout.filter(t -> t.compareTo(LONGEST) < 0).orElse(LONGEST);
    end = nanoTime.getAsLong() + allowed.toNanos();
  }

  /** One of {@code parts} equal parts of the time that is left, from now on. */
  public Deadline part(int parts) {
    Duration part = Duration.ofNanos(remainingNanos() / parts);
    return new Deadline(limited ? Optional.of(part) : Optional.empty(), nanoTime);
  }

  @Override
  public boolean shouldExit() {
    return Thread.currentThread().isInterrupted() || isPassed();
  }

  /** Whether a timeout was given. */
  public boolean isLimited() {
    return limited;
  }

  /** Whether the time is up; once seen, the search counts as cut short. */
  public boolean isPassed() {
    passed = passed || (limited && nanoTime.getAsLong() - end >= 0);
    return passed;
  }

  /** Whether some stage saw that the time was up. */
  public boolean cutShort() {
    return passed;
  }

  /** The nanoseconds left, at least 0. */
  public long remainingNanos() {
    return Math.max(0, end - nanoTime.getAsLong());
  }

  /**
   * Ends the search if its thread was interrupted; the flag stays set for the caller's own code.
   *
   * @throws CancelledException if so
   */
  public void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException("the search was interrupted");
    }
  }
}
