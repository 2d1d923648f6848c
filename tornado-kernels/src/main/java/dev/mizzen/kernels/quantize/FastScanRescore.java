package dev.mizzen.kernels.quantize;

/** The door to a {@link FastScanRescoreKernel}: checks the arguments once. */
public final class FastScanRescore implements FastScanRescoreKernel {
  private final FastScanRescoreKernel kernel;

  /** A door to {@code kernel}. */
  public FastScanRescore(FastScanRescoreKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a size does not fit the others, or a candidate is no
   *     ordinal
   */
  @Override
  public void rescore(
      float[] tables,
      FastScanCodes codes,
      int[] candidates,
      int k,
      float[] distances,
      int[] ordinals) {
    int queries =
        ScanChecks.queries(tables.length, (long) codes.subspaces() * DistanceTableBytes.CENTROIDS);
    ScanChecks.candidates(candidates, queries, codes.count());
    ScanChecks.results(queries, k, distances.length, ordinals.length);
    kernel.rescore(tables, codes, candidates, k, distances, ordinals);
  }
}
