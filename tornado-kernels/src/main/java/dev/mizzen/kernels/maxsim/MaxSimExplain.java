package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.Nullable;

/** The door to a {@link MaxSimExplainKernel}: checks the arguments once. */
public final class MaxSimExplain implements MaxSimExplainKernel {
  private final MaxSimExplainKernel kernel;

  /** A door to {@code kernel}. */
  public MaxSimExplain(MaxSimExplainKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the query is not whole rows of the documents' dimension or
   *     a length does not fit the others
   */
  @Override
  public void explain(
      float[] query,
      MaxSimDocuments documents,
      float @Nullable [] similarities,
      float[] highest,
      int[] best) {
    int queryRows = MaxSim.queryRows(query, documents.rows().dimension());
    int count = documents.count();
    if (similarities != null) {
      long rows = (long) documents.starts()[count] - documents.starts()[0];
      MaxSim.checkLength("similarities", similarities.length, rows * queryRows);
    }
    MaxSim.checkLength("highest", highest.length, (long) count * queryRows);
    MaxSim.checkLength("best", best.length, (long) count * queryRows);
    kernel.explain(query, documents, similarities, highest, best);
  }
}
