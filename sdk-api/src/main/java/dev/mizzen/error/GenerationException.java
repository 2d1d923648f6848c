package dev.mizzen.error;

import dev.mizzen.MizzenException;
import org.jspecify.annotations.Nullable;

/** A language model or its endpoint failed. */
public class GenerationException extends MizzenException {
  private static final long serialVersionUID = 1L;

  /** With what failed and what to do. */
  public GenerationException(String message) {
    this(message, null);
  }

  /** With what failed, what to do, and the cause. */
  public GenerationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
