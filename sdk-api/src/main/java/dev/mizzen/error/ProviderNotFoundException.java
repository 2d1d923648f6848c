package dev.mizzen.error;

import dev.mizzen.MizzenException;
import org.jspecify.annotations.Nullable;

/** No implementation of a door is on the class path or module path. */
public final class ProviderNotFoundException extends MizzenException {
  private static final long serialVersionUID = 1L;

  /** With what failed and what to do. */
  public ProviderNotFoundException(String message) {
    this(message, null);
  }

  /** With what failed, what to do, and the cause. */
  public ProviderNotFoundException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
