package dev.mizzen.kernels;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A program that calls all kernels one after the other, in an order of its own, and names those
 * that still allocate when C2 has had time for them.
 *
 * <p>C2 decides by what the JVM has run before how it compiles a method: what it inlines, and which
 * classes it expects. So a kernel that leaves nothing to collect when it is alone may keep its
 * vectors on the heap, and be many times slower, after others. A second pass finds what was
 * compiled anew meanwhile.
 */
final class KernelOrder {
  /** Calls in a row without a byte that settle it. */
  private static final int SETTLED = 100;

  /** Seconds of processor time after which a kernel would have been compiled long since. */
  private static final long PATIENCE = 10;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private KernelOrder() {}

  /** Takes the seed of the order; writes a line for each kernel that allocates. */
  public static void main(String[] arguments) {
    Map<String, Runnable> calls = KernelCalls.all();
    List<String> order = new ArrayList<>(calls.keySet());
    Collections.shuffle(order, new Random(Long.parseLong(arguments[0])));
    for (int pass = 1; pass <= 2; pass++) {
      for (String name : order) {
        long bytes = settle(calls.get(name));
        if (bytes > 0) {
          System.out.printf(Locale.ROOT, "pass %d: %s: %,d bytes a call%n", pass, name, bytes);
        }
      }
    }
  }

  /** What a call allocates in the end. */
  private static long settle(Runnable call) {
    long end = THREADS.getCurrentThreadCpuTime() + PATIENCE * 1_000_000_000L;
    int settled = 0;
    long bytes;
    do {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      call.run();
      bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      settled = bytes == 0 ? settled + 1 : 0;
    } while (settled < SETTLED && THREADS.getCurrentThreadCpuTime() < end);
    return bytes;
  }
}
