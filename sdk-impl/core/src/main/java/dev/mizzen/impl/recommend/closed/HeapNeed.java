package dev.mizzen.impl.recommend.closed;

import java.util.Locale;

/** Whether the heap has room for all items by all items. */
final class HeapNeed {
  private static final double GIGABYTE = 1e9;

  private HeapNeed() {}

  /**
   * Refuses what would run out of memory after a long time.
   *
   * @throws IllegalArgumentException with both numbers of bytes
   */
  static void require(int items, int threads) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    require(items, bytes(items, threads), free, runtime.maxMemory());
  }

  static long bytes(int items, int threads) {
    return (long) items * items * Float.BYTES + SymmetricInverse.scratchBytes(items, threads);
  }

  static void require(int items, long needed, long free, long heap) {
    if (items > Ease.MOST_ITEMS || needed > free) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "ease needs %d bytes (%.1f GB) for %d items, and the heap has %d (%.1f GB) of %d"
                  + " free; give the JVM more (-Xmx), or set 'items' to the number of most popular"
                  + " items that shall take part, at most %d",
              needed,
              needed / GIGABYTE,
              items,
              free,
              free / GIGABYTE,
              heap,
              Ease.MOST_ITEMS));
    }
  }
}
