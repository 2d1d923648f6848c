package dev.mizzen;

import org.jspecify.annotations.Nullable;

/**
 * The root of what can go wrong outside the caller's arguments: a model that cannot be loaded, an
 * index that is damaged or locked, an endpoint that fails. Each message names the file or endpoint
 * and what to do. Mistakes in arguments are {@link IllegalArgumentException}s, and use after {@code
 * close()} is an {@link IllegalStateException}.
 */
public abstract class MizzenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the types of {@code dev.mizzen.error}. */
  protected MizzenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
