package dev.mizzen.error;

import dev.mizzen.MizzenException;
import org.jspecify.annotations.Nullable;

/** A model cannot be used: unreadable, damaged, unsafe, or not what its settings say. */
public class ModelException extends MizzenException {
  private static final long serialVersionUID = 1L;

  /** With what failed and what to do. */
  public ModelException(String message) {
    this(message, null);
  }

  /** With what failed, what to do, and the cause. */
  public ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
