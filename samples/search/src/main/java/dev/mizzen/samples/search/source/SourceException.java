package dev.mizzen.samples.search.source;

import org.jspecify.annotations.Nullable;

/**
 * A file cannot be read as what it should be; the message names it, and the line if there is one.
 */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong where. */
  public SourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
