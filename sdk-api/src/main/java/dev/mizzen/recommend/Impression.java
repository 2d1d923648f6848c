package dev.mizzen.recommend;

import dev.mizzen.vector.Embedding;
import java.util.Optional;

/**
 * An item was shown to a user, or is to be.
 *
 * @param user the caller's id
 * @param item the caller's id
 * @param context features of this impression, such as of query, place and time; of one dimension
 *     for all impressions of a model, or absent for all
 * @param clicked what came of it; scoring does not look at it
 */
public record Impression(String user, String item, Optional<Embedding> context, boolean clicked) {
  /** Refuses empty ids. */
  public Impression {
    if (user.isEmpty() || item.isEmpty()) {
      throw new IllegalArgumentException(
          "an impression needs both ids, got user '" + user + "' and item '" + item + "'");
    }
  }

  /** Without context. */
  public static Impression of(String user, String item, boolean clicked) {
    return new Impression(user, item, Optional.empty(), clicked);
  }

  /** One to be scored. */
  public static Impression of(String user, String item) {
    return of(user, item, false);
  }
}
