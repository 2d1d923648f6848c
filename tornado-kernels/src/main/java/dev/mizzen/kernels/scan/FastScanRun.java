package dev.mizzen.kernels.scan;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** A {@link ScanRun} over 4-bit codes; a subclass scans a range. */
public abstract class FastScanRun extends ScanRun {
  private static final DistanceTableBytes NO_TABLES = new DistanceTableBytes(1, 1);
  private static final FastScanCodes NO_CODES = new FastScanCodes(MemorySegment.NULL, 1, 0);

  private DistanceTableBytes tables = NO_TABLES;
  private FastScanCodes codes = NO_CODES;
  private long @Nullable [] allowed;

  /** For subclasses. */
  protected FastScanRun() {}

  /** {@link dev.mizzen.kernels.quantize.FastScanKernel#scan} on {@code workers}. */
  public final void scan(
      Workers workers,
      DistanceTableBytes tables,
      FastScanCodes codes,
      long @Nullable [] allowed,
      int k,
      int[] sums,
      int[] ordinals) {
    this.tables = tables;
    this.codes = codes;
    this.allowed = allowed;
    try {
      run(workers, tables.queries(), codes.count(), k, sums, ordinals);
    } finally {
      this.tables = NO_TABLES;
      this.codes = NO_CODES;
      this.allowed = null;
    }
  }

  /** The tables of the call. */
  protected final DistanceTableBytes tables() {
    return tables;
  }

  /** The codes of the call. */
  protected final FastScanCodes codes() {
    return codes;
  }

  /** The filter of the call. */
  protected final long @Nullable [] allowed() {
    return allowed;
  }

  /** Which of the 32 vectors of the block that starts at {@code from} exist and may be found. */
  protected final long allowed(int from) {
    int left = codes.count() - from;
    long bits = left < FastScanCodes.BLOCK ? (1L << left) - 1 : 0xFFFFFFFFL;
    return allowed == null ? bits : bits & allowed[from >> 6] >>> (from & 32);
  }

  /** The sum of one vector, look-up by look-up. */
  protected final int sum(int query, int vector) {
    byte[] bytes = tables.bytes();
    int from = query * DistanceTableBytes.tableBytes(tables.subspaces());
    int sum = 0;
    for (int j = 0; j < tables.subspaces(); j++) {
      int entry = j * DistanceTableBytes.CENTROIDS + codes.code(vector, j);
      sum += Byte.toUnsignedInt(bytes[from + entry]);
    }
    return sum;
  }
}
