package dev.mizzen.llm.openai;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an attempt failed, and whether another may help. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  /** What follows from a failure. */
  enum Kind {
    /** Try again. */
    PASSING,
    /** Give up. */
    LASTING,
    /** Give up: the caller asked for what cannot be. */
    ARGUMENT
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  Failure(Kind kind, String problem, @Nullable Throwable cause, Optional<Duration> retryAfter) {
    super(problem, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  static Failure passing(String problem, @Nullable Throwable cause) {
    return new Failure(Kind.PASSING, problem, cause, Optional.empty());
  }

  static Failure last(String problem, @Nullable Throwable cause) {
    return new Failure(Kind.LASTING, problem, cause, Optional.empty());
  }

  Kind kind() {
    return kind;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
