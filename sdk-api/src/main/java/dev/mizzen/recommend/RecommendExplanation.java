package dev.mizzen.recommend;

import java.util.List;

/**
 * Why an item scores as it does for a user.
 *
 * @param score the value explained
 * @param description how the model arrives at it
 * @param contributions what carried the score, largest first; they add up to the score as far as
 *     the model is additive, else {@code description} says how they were attributed
 */
public record RecommendExplanation(
    double score, String description, List<Contribution> contributions) {
  /** Copies the list. */
  public RecommendExplanation {
    contributions = List.copyOf(contributions);
  }

  /**
   * One neighbour's share.
   *
   * @param kind what the neighbour is
   * @param id the caller's id
   * @param title the neighbour's title, or its id
   * @param share of the score
   */
  public record Contribution(Kind kind, String id, String title, double share) {}

  /** What can carry a score. */
  public enum Kind {
    /** An item of the user's history. */
    ITEM,
    /** A user with a similar history. */
    USER,
    /** The item's own text or other content. */
    CONTENT
  }
}
