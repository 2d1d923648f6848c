package dev.mizzen.error;

import org.jspecify.annotations.Nullable;

/** A model is not there; the message names the artifact or file to add. */
public final class ModelNotFoundException extends ModelException {
  private static final long serialVersionUID = 1L;

  /** With what failed and what to do. */
  public ModelNotFoundException(String message) {
    this(message, null);
  }

  /** With what failed, what to do, and the cause. */
  public ModelNotFoundException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
