package dev.mizzen.error;

import org.jspecify.annotations.Nullable;

/** A file of an index is damaged; nothing was answered from it. */
public final class CorruptIndexException extends IndexException {
  private static final long serialVersionUID = 1L;

  /** With what failed and what to do. */
  public CorruptIndexException(String message) {
    this(message, null);
  }

  /** With what failed, what to do, and the cause. */
  public CorruptIndexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
