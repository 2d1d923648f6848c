package dev.mizzen.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process held at most between two points, heap and native together. */
public final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  private final long before;

  private ResidentMemory(long before) {
    this.before = before;
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

  /** Bytes at the peak since the beginning, beyond those held then; NaN if not known. */
  public double peakBytes() {
    long peak = kilobytes("VmHWM:");
    return before < 0 || peak < 0 ? Double.NaN : Math.max(0, peak - before) * 1024.0;
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
