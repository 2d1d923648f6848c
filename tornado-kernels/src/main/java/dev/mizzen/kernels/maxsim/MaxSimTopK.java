package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.Nullable;

/** The door to a {@link MaxSimTopKKernel}: checks the arguments once. */
public final class MaxSimTopK implements MaxSimTopKKernel {
  private final MaxSimTopKKernel kernel;

  /** A door to {@code kernel}. */
  public MaxSimTopK(MaxSimTopKKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if {@code k} is less than 1, the dimensions differ or a length
   *     does not fit the others
   */
  @Override
  public void topK(
      MaxSimQueries queries,
      MaxSimDocuments documents,
      int k,
      int[] ranked,
      float @Nullable [] scores) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    MaxSim.checkDimensions(queries.dimension(), documents.rows().dimension());
    MaxSim.checkLength("ranked", ranked.length, (long) queries.count() * k);
    if (scores != null) {
      MaxSim.checkLength("scores", scores.length, (long) queries.count() * k);
    }
    kernel.topK(queries, documents, k, ranked, scores);
  }
}
