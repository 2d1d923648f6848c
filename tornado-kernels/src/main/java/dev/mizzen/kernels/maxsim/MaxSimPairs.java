package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.Nullable;

/** The door to a {@link MaxSimPairsKernel}: checks the arguments once. */
public final class MaxSimPairs implements MaxSimPairsKernel {
  private final MaxSimPairsKernel kernel;

  /** A door to {@code kernel}. */
  public MaxSimPairs(MaxSimPairsKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the dimensions differ, a length does not fit the others, or
   *     a pair names a query or a document that is not there
   */
  @Override
  public void maxSim(
      MaxSimQueries queries,
      MaxSimDocuments documents,
      int[] pairs,
      float[] scores,
      int @Nullable [] best) {
    MaxSim.checkDimensions(queries.dimension(), documents.rows().dimension());
    MaxSim.checkLength("pairs", pairs.length, 2L * scores.length);
    for (int p = 0; p < scores.length; p++) {
      check(p, "query", pairs[2 * p], queries.count());
      check(p, "document", pairs[2 * p + 1], documents.count());
    }
    if (best != null) {
      MaxSim.checkLength("best", best.length, (long) scores.length * queries.mostRows());
    }
    kernel.maxSim(queries, documents, pairs, scores, best);
  }

  private static void check(int pair, String what, int named, int count) {
    if (named < 0 || named >= count) {
      throw new IllegalArgumentException(
          "pair " + pair + " names " + what + " " + named + " of " + count);
    }
  }
}
