package dev.mizzen.bench.machine;

import java.lang.management.ManagementFactory;

/**
 * What this process took of the processors, which other work on the machine does not lengthen much.
 */
public final class ProcessorTime {
  private ProcessorTime() {}

  /** Seconds of all threads since the start; NaN where the system does not tell. */
  public static double seconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean os
        ? os.getProcessCpuTime() * 1e-9
        : Double.NaN;
  }
}
