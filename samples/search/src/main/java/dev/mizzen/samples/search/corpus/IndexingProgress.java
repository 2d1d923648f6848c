package dev.mizzen.samples.search.corpus;

import java.time.Duration;
import java.util.Optional;

/**
 * How far the indexing is. Immutable.
 *
 * @param phase what is being done
 * @param before documents that an earlier run finished
 * @param done documents finished in this phase, those before among them
 * @param total documents of this phase
 * @param elapsed since this run began the phase
 */
public record IndexingProgress(Phase phase, long before, long done, long total, Duration elapsed) {
  /** What is being done. */
  public enum Phase {
    /** An index that has been filled before is compared with its source. */
    CHECK,
    /** Texts are read and written. */
    TEXTS,
    /** Vectors are made and written. */
    VECTORS,
    /** All is done that was asked for. */
    DONE,
    /** It ended with an error. */
    FAILED
  }

  /** Whether it goes on. */
  public boolean isRunning() {
    return phase != Phase.DONE && phase != Phase.FAILED;
  }

  /** Documents for each second of this run. */
  public double speed() {
    return (done - before) / Math.max(0.001, elapsed.toNanos() / 1e9);
  }

  /** How long the phase will go on at the speed so far; empty before a speed is known. */
  public Optional<Duration> remaining() {
    if (!isRunning() || done == before || elapsed.toMillis() < 500) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis((long) (1000 * (total - done) / speed())));
  }
}
