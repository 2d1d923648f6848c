package dev.mizzen.eval;

import java.util.List;

/**
 * How well a recommender foresaw what was held out.
 *
 * @param report the metrics of each user with held-out items, in the order they were given
 * @param protocol among which items the held-out ones were ranked, and what was masked
 * @param depth how many items each user was given; {@code coverage}, {@code novelty}, {@code
 *     popularityLift} and strata are of these
 * @param unknownUsers users with held-out items whom the model does not know: all metrics 0
 * @param leaked held-out pairs that are in the training data too: they are masked, so they can only
 *     lower the metrics
 * @param coverage the share of the catalogue that was recommended to anyone
 * @param novelty mean self-information {@code −log₂(users of the item ⁄ users)} of what was
 *     recommended, in bits (Vargas and Castells, RecSys 2011); an item without users counts as one
 *     with one
 * @param popularityLift mean number of users of what was recommended, over that of what users dealt
 *     with in training, less 1 (Abdollahpouri et al., UMAP 2020): above 0, popular items are given
 *     more often than they were sought
 * @param strata by how often the held-out items, and how active the users, were in training
 */
public record RecommendEvaluation(
    EvaluationReport report,
    String protocol,
    int depth,
    int unknownUsers,
    int leaked,
    double coverage,
    double novelty,
    double popularityLift,
    List<Stratum> strata) {
  /** Copies the list. */
  public RecommendEvaluation {
    strata = List.copyOf(strata);
  }

  /**
   * Users, or their held-out items, with a similar number of training interactions.
   *
   * @param of what is divided
   * @param from the least number of training interactions
   * @param to the largest, or {@link Integer#MAX_VALUE}
   * @param users how many users count
   * @param recall the mean over these users of the share of their held-out items of this stratum
   *     that they were given
   */
  public record Stratum(Of of, int from, int to, int users, double recall) {}

  /** What strata are made of. */
  public enum Of {
    /** Held-out items, by their users in training: 0 is a cold item. */
    ITEMS,
    /** Users, by their items in training. */
    USERS
  }

  /** The mean of a metric. */
  public double mean(Metric metric) {
    return report.mean(metric);
  }
}
