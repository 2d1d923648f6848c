package dev.mizzen.error;

import org.jspecify.annotations.Nullable;

/** An index was built with another model than the one it is opened with. */
public final class ModelMismatchException extends ModelException {
  private static final long serialVersionUID = 1L;

  /** With what failed and what to do. */
  public ModelMismatchException(String message) {
    this(message, null);
  }

  /** With what failed, what to do, and the cause. */
  public ModelMismatchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
