package dev.mizzen.eval;

import java.time.Duration;
import java.util.List;

/**
 * What settings of a search cost in recall, against the comparison with every vector.
 *
 * @param k how many best documents count
 * @param queries how many queries had any
 * @param level of the intervals, such as 0.95
 * @param lines the exact search, the queries as they are, then each variant
 */
public record RecallEstimate(int k, int queries, double level, List<Line> lines) {
  /** Copies the list. */
  public RecallEstimate {
    lines = List.copyOf(lines);
  }

  /**
   * One way to search.
   *
   * @param settings what was set
   * @param recall the mean share of the k exactly best documents that were found; one that scores
   *     as much as the k-th best does, up to 10⁻⁶, counts
   * @param lower the lower end of the interval of that mean
   * @param upper the upper end
   * @param time of a search in the mean, without the embedder's
   */
  public record Line(String settings, double recall, double lower, double upper, Duration time) {}
}
