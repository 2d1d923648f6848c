package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;

/** The door to a {@link ScanRerankKernel}: checks the arguments once, so that kernels need not. */
public final class ScanRerank implements ScanRerankKernel {
  private final ScanRerankKernel kernel;

  /** A door to {@code kernel}. */
  public ScanRerank(ScanRerankKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a size does not fit the others, a candidate is no row, or
   *     the rows are not of single precision
   */
  @Override
  public void rerank(
      DistanceTableMetric metric,
      float[] queries,
      TokenRows rows,
      int[] candidates,
      int k,
      float[] distances,
      int[] ordinals) {
    if (rows.type() != ElementType.FLOAT32) {
      throw new IllegalArgumentException(
          "exact distances need rows of " + ElementType.FLOAT32 + ", got " + rows.type());
    }
    int count = ScanChecks.queries(queries.length, rows.dimension());
    ScanChecks.candidates(candidates, count, rows.rows());
    ScanChecks.results(count, k, distances.length, ordinals.length);
    kernel.rerank(metric, queries, rows, candidates, k, distances, ordinals);
  }
}
