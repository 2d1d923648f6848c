package dev.mizzen.error;

import dev.mizzen.MizzenException;
import org.jspecify.annotations.Nullable;

/** An index cannot be used: the message names the directory and what to do. */
public class IndexException extends MizzenException {
  private static final long serialVersionUID = 1L;

  /** With what failed and what to do. */
  public IndexException(String message) {
    this(message, null);
  }

  /** With what failed, what to do, and the cause. */
  public IndexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
