package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Sums of table entries by 4-bit codes, as a plain parallel loop over queries and vectors. */
final class FastScanTask {
  /** Places in {@code sizes}. */
  static final int QUERIES = 0;

  static final int VECTORS = 1;
  static final int SUBSPACES = 2;

  /** Bytes of a query's table, and of a block of 32 vectors: both 16 for each padded subspace. */
  static final int BYTES = 3;

  /** Values in {@code sizes}. */
  static final int SIZES = 4;

  private FastScanTask() {}

  /**
   * Adds up.
   *
   * @param tables as {@code DistanceTableBytes} has them
   * @param codes as {@code FastScanCodes} has them
   * @param sums {@code [queries × vectors]}
   */
  static void sums(IntArray sizes, ByteArray tables, ByteArray codes, IntArray sums) {
    for (@Parallel int at = 0; at < sums.getSize(); at++) {
      int vectors = sizes.get(VECTORS);
      if (at < sizes.get(QUERIES) * vectors) {
        int query = at / vectors;
        int v = at - query * vectors;
        int entries = query * sizes.get(BYTES);
        int code = (v >> 5) * sizes.get(BYTES) + 2 * (v & 7) + ((v >> 3) & 1);
        int shift = (v >> 2) & 4;
        int sum = 0;
        for (int j = 0; j < sizes.get(SUBSPACES); j++) {
          int entry = (codes.get(code + 16 * j) >> shift) & 15;
          sum += tables.get(entries + 16 * j + entry) & 255;
        }
        sums.set(at, sum);
      }
    }
  }
}
