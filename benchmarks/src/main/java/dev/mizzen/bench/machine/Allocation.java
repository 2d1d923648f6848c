package dev.mizzen.bench.machine;

import java.lang.management.ManagementFactory;

/** Bytes that one call allocates on the caller's thread, counted by the JVM. */
public final class Allocation {
  /** The fact that {@link #record} sets. */
  public static final String ALLOCATED = "allocated";

  private Allocation() {}

  /** Makes one more call and sets the fact; where the JVM does not count, there is none. */
  public static void record(Runnable call) {
    if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        && threads.isThreadAllocatedMemoryEnabled()) {
      long before = threads.getCurrentThreadAllocatedBytes();
      call.run();
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      Facts.put(ALLOCATED, (double) bytes);
    }
  }
}
