package dev.mizzen.agent;

import java.util.Objects;

/**
 * Something a search found.
 *
 * @param title may be empty
 * @param text what it says, or what the picture shows
 * @param source its id or address
 */
public record Finding(String title, String text, String source) {
  /** Refuses nulls. */
  public Finding {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(source, "source");
  }
}
