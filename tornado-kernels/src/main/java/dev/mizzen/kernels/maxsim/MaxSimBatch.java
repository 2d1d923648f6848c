package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.Nullable;

/** The door to a {@link MaxSimBatchKernel}: checks the arguments once. */
public final class MaxSimBatch implements MaxSimBatchKernel {
  private final MaxSimBatchKernel kernel;

  /** A door to {@code kernel}. */
  public MaxSimBatch(MaxSimBatchKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the dimensions differ or a length does not fit the others
   */
  @Override
  public void maxSim(
      MaxSimQueries queries, MaxSimDocuments documents, float[] scores, int @Nullable [] best) {
    MaxSim.checkDimensions(queries.dimension(), documents.rows().dimension());
    MaxSim.checkLength("scores", scores.length, (long) queries.count() * documents.count());
    if (best != null) {
      MaxSim.checkLength("best", best.length, (long) documents.count() * queries.rows());
    }
    kernel.maxSim(queries, documents, scores, best);
  }
}
