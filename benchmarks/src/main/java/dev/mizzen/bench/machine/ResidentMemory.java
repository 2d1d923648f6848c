package dev.mizzen.bench.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much memory a call took at most: what the process grew by, heap and native together, or what
 * the calling thread allocated in all, whichever is more. The heap may have had room to spare, so
 * growth alone would say too little; what was allocated need not have lived at the same time, so
 * this is an upper bound.
 */
public final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  private final long before;
  private final long allocatedBefore;

  private ResidentMemory(long before) {
    this.before = before;
    allocatedBefore = allocated();
  }

  private static long allocated() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        ? threads.getCurrentThreadAllocatedBytes()
        : 0;
  }

  /** Collects garbage, and begins. */
  public static ResidentMemory begin() {
    System.gc();
    try {
      Files.writeString(RESET, "5");
    } catch (IOException e) {
      return new ResidentMemory(-1);
    }
    return new ResidentMemory(kilobytes("VmRSS:"));
  }

  /** Bytes since the beginning, on the same thread; NaN if not known. */
  public double peakBytes() {
    long peak = kilobytes("VmHWM:");
    if (before < 0 || peak < 0) {
      return Double.NaN;
    }
    return Math.max((peak - before) * 1024.0, (double) (allocated() - allocatedBefore));
  }

  private static long kilobytes(String name) {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(name)) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      return -1;
    }
    return -1;
  }
}
