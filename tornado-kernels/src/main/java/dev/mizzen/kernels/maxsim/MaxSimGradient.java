package dev.mizzen.kernels.maxsim;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/** The door to a {@link MaxSimGradientKernel}: checks the arguments once. */
public final class MaxSimGradient implements MaxSimGradientKernel {
  private final MaxSimGradientKernel kernel;

  /** A door to {@code kernel}. */
  public MaxSimGradient(MaxSimGradientKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the others, {@code starts} shrinks or
   *     leaves the rows, or {@code best} names a row that its document lacks
   */
  @Override
  public void gradient(
      float[] query,
      TokenRows documents,
      int[] starts,
      int[] best,
      float[] upstream,
      float[] queryGradient,
      float @Nullable [] documentGradient) {
    int dimension = documents.dimension();
    int queryRows = MaxSim.queryRows(query, dimension);
    MaxSim.checkStarts(starts, documents.rows());
    int count = starts.length - 1;
    MaxSim.checkLength("best", best.length, (long) count * queryRows);
    MaxSim.checkLength("upstream", upstream.length, count);
    MaxSim.checkLength("queryGradient", queryGradient.length, query.length);
    if (documentGradient != null) {
      long rows = (long) starts[count] - starts[0];
      MaxSim.checkLength("documentGradient", documentGradient.length, rows * dimension);
    }
    checkBest(best, starts, queryRows);
    kernel.gradient(query, documents, starts, best, upstream, queryGradient, documentGradient);
  }

  private static void checkBest(int[] best, int[] starts, int queryRows) {
    for (int n = 0; n < best.length; n++) {
      int d = n / queryRows;
      int rows = starts[d + 1] - starts[d];
      if (best[n] < -1 || best[n] >= rows) {
        throw new IllegalArgumentException(
            "best names row " + best[n] + " of document " + d + ", which has " + rows + " rows");
      }
    }
  }
}
