package dev.mizzen.kernels.quantize;

import org.jspecify.annotations.Nullable;

/** The door to a {@link BinaryScanKernel}: checks the sizes once, so that kernels need not. */
public final class BinaryScan implements BinaryScanKernel {
  private final BinaryScanKernel kernel;

  /** A door to {@code kernel}. */
  public BinaryScan(BinaryScanKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a size does not fit the others
   */
  @Override
  public void hamming(
      long[] queries,
      BinaryCodes codes,
      long @Nullable [] allowed,
      int k,
      int[] distances,
      int[] ordinals) {
    int count = ScanChecks.queries(queries.length, codes.words());
    ScanChecks.allowed(allowed, codes.count());
    ScanChecks.results(count, k, distances.length, ordinals.length);
    kernel.hamming(queries, codes, allowed, k, distances, ordinals);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a size does not fit the others, or the codes have no
   *     factors
   */
  @Override
  public void estimate(
      BinaryQueries queries,
      BinaryCodes codes,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals) {
    if (queries.size() != codes.size()) {
      throw new IllegalArgumentException(
          "queries of " + queries.size() + " dimensions do not fit codes of " + codes.size());
    }
    if (codes.factors().byteSize() == 0 && codes.count() > 0) {
      throw new IllegalArgumentException(codes.count() + " codes have no factors to estimate by");
    }
    ScanChecks.allowed(allowed, codes.count());
    ScanChecks.results(queries.queries(), k, distances.length, ordinals.length);
    kernel.estimate(queries, codes, allowed, k, distances, ordinals);
  }
}
