package dev.mizzen.error;

import dev.mizzen.MizzenException;
import org.jspecify.annotations.Nullable;

/** The operation was cancelled or its thread interrupted; work done before stays. */
public final class CancelledException extends MizzenException {
  private static final long serialVersionUID = 1L;

  /** With what failed and what to do. */
  public CancelledException(String message) {
    this(message, null);
  }

  /** With what failed, what to do, and the cause. */
  public CancelledException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
