package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Scans on the caller's thread leave nothing to collect, once they have run a few times. */
class ScanAllocationTest {
  private final KernelBackend scalar = KernelBackends.select(Optional.of("scalar"));
  private final Random random = new Random(ScanCase.SEED);

  @Test
  void scansAllocateNothing() {
    byte[] codes = new byte[20_000];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(16);
    }
    float[] tables = ScanCase.values(random, 20 * 16);
    DistanceTableBytes bytes = new DistanceTableBytes(1, 20);
    FastScanCodes packed = FastScanCodes.pack(codes, 20);
    FastScan fast = new FastScan(scalar.fastScan(Workers.caller()));
    PqScan pq = new PqScan(scalar.pqScan(Workers.caller()));
    MemorySegment rows = MemorySegment.ofArray(codes);
    int[] sums = new int[10];
    int[] ordinals = new int[10];
    float[] distances = new float[10];
    Runnable calls =
        () -> {
          bytes.set(tables);
          fast.scan(bytes, packed, null, 10, sums, ordinals);
          pq.scan(tables, 20, 16, rows, null, 10, distances, ordinals);
        };
    assertThat(allocated(calls)).isZero();
  }

  /** The least bytes of some rounds: the JVM's own threads of control may add to others. */
  private static long allocated(Runnable calls) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 50; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      calls.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
