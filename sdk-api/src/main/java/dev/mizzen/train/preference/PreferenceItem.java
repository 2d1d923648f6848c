package dev.mizzen.train.preference;

import dev.mizzen.Content;
import dev.mizzen.vector.Embedding;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link PreferenceTeacher} compares: something to read or look at, a vector computed
 * beforehand, or both. Immutable.
 *
 * @param id the caller's own; items of different ids are different questions
 * @param content for teachers that read or look
 * @param vector for teachers that compute
 */
public record PreferenceItem(String id, Optional<Content> content, Optional<Embedding> vector) {
  /** Refuses nulls, and an item without content and vector. */
  public PreferenceItem {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(vector, "vector");
    if (content.isEmpty() && vector.isEmpty()) {
      throw new IllegalArgumentException("item '" + id + "' has neither content nor vector");
    }
  }

  /** A text. */
  public static PreferenceItem of(String id, String text) {
    return of(id, Content.text(text));
  }

  /** A text, a picture, or whatever else the teacher takes. */
  public static PreferenceItem of(String id, Content content) {
    return new PreferenceItem(id, Optional.of(content), Optional.empty());
  }

  /** A vector. */
  public static PreferenceItem of(String id, Embedding vector) {
    return new PreferenceItem(id, Optional.empty(), Optional.of(vector));
  }

  /** The same item with a vector. */
  public PreferenceItem with(Embedding value) {
    return new PreferenceItem(id, content, Optional.of(value));
  }
}
