package dev.mizzen.kernels.quantize;

/** The door to a {@link DistanceTableKernel}: checks the sizes once, so that kernels need not. */
public final class DistanceTables implements DistanceTableKernel {
  private final DistanceTableKernel kernel;

  /** A door to {@code kernel}. */
  public DistanceTables(DistanceTableKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the others
   */
  @Override
  public void tables(
      DistanceTableMetric metric,
      float[] queries,
      float[] codebooks,
      int subspaces,
      int centroids,
      float[] tables) {
    if (subspaces < 1 || centroids < 1) {
      throw new IllegalArgumentException(
          "needs at least one subspace and one centroid, got " + subspaces + " and " + centroids);
    }
    long cell = (long) subspaces * centroids;
    if (codebooks.length == 0 || codebooks.length % cell != 0) {
      throw new IllegalArgumentException(
          "codebooks of "
              + codebooks.length
              + " values are not whole centroids of "
              + subspaces
              + " subspaces with "
              + centroids
              + " centroids each");
    }
    int dimension = codebooks.length / centroids;
    if (queries.length % dimension != 0) {
      throw new IllegalArgumentException(
          queries.length + " query values are not whole rows of dimension " + dimension);
    }
    ScanChecks.length("tables", tables.length, queries.length / dimension * cell);
    kernel.tables(metric, queries, codebooks, subspaces, centroids, tables);
  }
}
