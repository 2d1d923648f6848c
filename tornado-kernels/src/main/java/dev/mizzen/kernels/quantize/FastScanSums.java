package dev.mizzen.kernels.quantize;

/** The door to a {@link FastScanSumsKernel}: checks the sizes once, so that kernels need not. */
public final class FastScanSums implements FastScanSumsKernel {
  private final FastScanSumsKernel kernel;

  /** A door to {@code kernel}. */
  public FastScanSums(FastScanSumsKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if an array is too short, or a number out of its range
   */
  @Override
  public void sums(
      byte[] tables, int table, int subspaces, byte[] blocks, int count, short[] sums) {
    DistanceTableBytes.checkSubspaces(subspaces);
    if (table < 0) {
      throw new IllegalArgumentException("table must not be negative, got " + table);
    }
    long end = (long) table + DistanceTableBytes.tableBytes(subspaces);
    atLeast("tables", tables.length, end);
    atLeast("blocks", blocks.length, FastScanCodes.bytes(subspaces, count));
    atLeast("sums", sums.length, ((long) count + FastScanCodes.BLOCK - 1) & -FastScanCodes.BLOCK);
    kernel.sums(tables, table, subspaces, blocks, count, sums);
  }

  private static void atLeast(String name, int actual, long needed) {
    if (actual < needed) {
      throw new IllegalArgumentException(
          name + " has " + actual + " entries, but the list needs " + needed);
    }
  }
}
