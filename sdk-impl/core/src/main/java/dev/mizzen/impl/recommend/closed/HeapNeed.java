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

  /**
   * An array of {@code rows²} floats.
   *
   * @throws IllegalArgumentException if the collector has no room for so large an array in one of
   *     its generations
   */
  static float[] square(int rows) {
    try {
      return new float[rows * rows];
    } catch (OutOfMemoryError e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the heap of %d bytes has room for %d rows, but its collector not for an array of %d"
                  + " bytes; give the JVM more (-Xmx), or another collector (-XX:+UseG1GC)",
              Runtime.getRuntime().maxMemory(),
              rows,
              (long) rows * rows * Float.BYTES),
          e);
    }
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
