package dev.mizzen.kernels.quantize;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** The door to a {@link PqScanKernel}: checks the sizes once, so that kernels need not. */
public final class PqScan implements PqScanKernel {
  private final PqScanKernel kernel;

  /** A door to {@code kernel}. */
  public PqScan(PqScanKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a size does not fit the others; codes are not looked at
   */
  @Override
  public void scan(
      float[] tables,
      int subspaces,
      int centroids,
      MemorySegment codes,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals) {
    if (subspaces < 1 || centroids < 1 || centroids > 256) {
      throw new IllegalArgumentException(
          "needs a subspace and 1 to 256 centroids, got " + subspaces + " and " + centroids);
    }
    int queries = ScanChecks.queries(tables.length, (long) subspaces * centroids);
    ScanChecks.allowed(allowed, ScanChecks.rows("codes", codes.byteSize(), subspaces));
    ScanChecks.results(queries, k, distances.length, ordinals.length);
    kernel.scan(tables, subspaces, centroids, codes, allowed, k, distances, ordinals);
  }
}
