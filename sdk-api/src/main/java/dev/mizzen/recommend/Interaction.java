package dev.mizzen.recommend;

import java.time.Instant;
import java.util.Optional;

/**
 * A user did something with an item: bought, played, read, rated it.
 *
 * @param user the caller's id
 * @param item the caller's id
 * @param weight how strongly it speaks for the item, above 0; 1 for a plain event
 * @param time when, if known; temporal splits and sequence models need it
 */
public record Interaction(String user, String item, double weight, Optional<Instant> time) {
  /** Refuses empty ids and weights that are not above 0. */
  public Interaction {
    if (user.isEmpty() || item.isEmpty()) {
      throw new IllegalArgumentException(
          "an interaction needs both ids, got user '" + user + "' and item '" + item + "'");
    }
    if (!(weight > 0) || !Double.isFinite(weight)) {
      throw new IllegalArgumentException(
          "the weight of " + user + " and " + item + " must be above 0, got " + weight);
    }
  }

  /** A plain event without a time. */
  public static Interaction of(String user, String item) {
    return new Interaction(user, item, 1, Optional.empty());
  }

  /** A plain event. */
  public static Interaction of(String user, String item, Instant time) {
    return new Interaction(user, item, 1, Optional.of(time));
  }
}
