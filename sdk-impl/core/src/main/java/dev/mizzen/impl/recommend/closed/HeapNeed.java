package dev.mizzen.impl.recommend.closed;

import java.util.Locale;

/** Whether the heap has room for a square matrix. */
final class HeapNeed {
  private static final double GIGABYTE = 1e9;

  private HeapNeed() {}

  /**
   * Refuses what would run out of memory after a long time.
   *
   * @throws IllegalArgumentException with both numbers of bytes
   */
  static void require(int rows, int threads) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    require(rows, bytes(rows, threads), free, runtime.maxMemory());
  }

  static long bytes(int rows, int threads) {
    return (long) rows * rows * Float.BYTES + SymmetricInverse.scratchBytes(rows, threads);
  }

  static void require(int rows, long needed, long free, long heap) {
    if (rows > Ease.MOST || needed > free) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "ease needs %d bytes (%.1f GB) for %d rows, and the heap has %d (%.1f GB) of %d free;"
                  + " give the JVM more (-Xmx), or set 'items' to the number of most popular items"
                  + " that shall take part; at most %d rows are possible",
              needed,
              needed / GIGABYTE,
              rows,
              free,
              free / GIGABYTE,
              heap,
              Ease.MOST));
    }
  }
}
