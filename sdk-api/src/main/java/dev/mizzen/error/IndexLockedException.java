package dev.mizzen.error;

import org.jspecify.annotations.Nullable;

/** Another writer holds the directory. */
public final class IndexLockedException extends IndexException {
  private static final long serialVersionUID = 1L;

  /** With what failed and what to do. */
  public IndexLockedException(String message) {
    this(message, null);
  }

  /** With what failed, what to do, and the cause. */
  public IndexLockedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
