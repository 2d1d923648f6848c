package dev.mizzen.kernels.quantize;

import org.jspecify.annotations.Nullable;

/** The door to a {@link FastScanKernel}: checks the sizes once, so that kernels need not. */
public final class FastScan implements FastScanKernel {
  private final FastScanKernel kernel;

  /** A door to {@code kernel}. */
  public FastScan(FastScanKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a size does not fit the others
   */
  @Override
  public void scan(
      DistanceTableBytes tables,
      FastScanCodes codes,
      long @Nullable [] allowed,
      int k,
      int[] sums,
      int[] ordinals) {
    if (tables.subspaces() != codes.subspaces()) {
      throw new IllegalArgumentException(
          "tables of "
              + tables.subspaces()
              + " subspaces do not fit codes of "
              + codes.subspaces());
    }
    ScanChecks.allowed(allowed, codes.count());
    ScanChecks.results(tables.queries(), k, sums.length, ordinals.length);
    kernel.scan(tables, codes, allowed, k, sums, ordinals);
  }
}
