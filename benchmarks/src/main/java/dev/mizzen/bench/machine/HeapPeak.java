package dev.mizzen.bench.machine;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/**
 * How much more of the heap was in use at most, since a collection before: what lives, and what the
 * collector has not yet taken away, so never too little. It is close with a small young generation.
 */
public final class HeapPeak {
  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final long before;

  private HeapPeak() {
    System.gc();
    long used = 0;
    for (MemoryPoolMXBean pool : pools) {
      pool.resetPeakUsage();
      used += pool.getUsage().getUsed();
    }
    before = used;
  }

  /** Collects garbage, and begins. */
  public static HeapPeak begin() {
    return new HeapPeak();
  }

  /** What was in use at the beginning. */
  public long bytesBefore() {
    return before;
  }

  /** Bytes beyond those: the sum of the pools' peaks, which need not have been at one time. */
  public long bytes() {
    return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before;
  }
}
