package dev.mizzen.eval.unanswerable;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A text that the corpus does not have.
 *
 * @param id unique in its source
 * @param title may be empty
 * @param text of the article
 * @param kind of publication
 * @param location where it was found
 * @param published when, if that is known
 */
public record ExternalArticle(
    String id,
    String title,
    String text,
    Kind kind,
    Optional<URI> location,
    Optional<Instant> published) {
  /** Kinds of publications. */
  public enum Kind {
    /** A newspaper or the like. */
    NEWS,
    /** A paper, reviewed or not. */
    SCIENCE
  }

  /** Refuses an empty id. */
  public ExternalArticle {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(published, "published");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("an article needs an id, got an empty string");
    }
  }

  /** An article of which nothing else is known. */
  public static ExternalArticle of(String id, String text) {
    return new ExternalArticle(id, "", text, Kind.NEWS, Optional.empty(), Optional.empty());
  }
}
