package dev.mizzen.bench.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The two ceilings of a kernel, measured: multiply-adds that never leave the registers, and bytes
 * that come from memory and are only summed. The one class beside the kernels that uses the Vector
 * API: a ceiling measured by slower means would flatter everything beneath it.
 */
public final class Rooflines {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12;
  private static final int ROUNDS = 100_000;

  /** Bytes that a sum reads: far beyond any cache. */
  public static final long READ_BYTES = 1L << 30;

  @SuppressWarnings("UnusedVariable") // written so that no work can be left out
  private static volatile double sink;

  private Rooflines() {}

  /**
   * Single-precision floating-point operations of one core, 10⁹ a second, a multiply-add counting
   * as two: {@value #CHAINS} independent chains, more than latency times throughput on any CPU that
   * we know. The best of several bursts.
   *
   * @param millis how long to try
   */
  public static double gigaflops(int millis) {
    double flops = 2.0 * CHAINS * FLOATS.length() * ROUNDS;
    long end = System.nanoTime() + millis * 1_000_000L;
    double best = 0;
    do {
      long start = System.nanoTime();
      sink = multiplyAdds(ROUNDS);
      best = Math.max(best, flops / (System.nanoTime() - start));
    } while (System.nanoTime() < end);
    return best;
  }

  private static float multiplyAdds(int rounds) {
    FloatVector x = FloatVector.broadcast(FLOATS, 0.999f);
    FloatVector y = FloatVector.broadcast(FLOATS, 0.001f);
    FloatVector a = y;
    FloatVector b = y;
    FloatVector c = y;
    FloatVector d = y;
    FloatVector e = y;
    FloatVector f = y;
    FloatVector g = y;
    FloatVector h = y;
    FloatVector i = y;
    FloatVector j = y;
    FloatVector k = y;
    FloatVector l = y;
    for (int n = 0; n < rounds; n++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      c = c.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      h = h.fma(x, y);
      i = i.fma(x, y);
      j = j.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
    }
    FloatVector sum = a.add(b).add(c).add(d).add(e).add(f);
    return sum.add(g).add(h).add(i).add(j).add(k).add(l).reduceLanes(VectorOperators.ADD);
  }

  /** Memory for {@link #gigabytes}: {@value #READ_BYTES} bytes that have been written once. */
  public static long[] memory() {
    long[] memory = new long[(int) (READ_BYTES / Long.BYTES)];
    for (int i = 0; i < memory.length; i++) {
      memory[i] = i;
    }
    return memory;
  }

  /** Bytes read in one pass of a sum by {@code threads} threads, 10⁹ a second. */
  public static double gigabytes(long[] memory, int threads) {
    if (threads == 1) {
      long start = System.nanoTime();
      sink = sum(memory, 0, memory.length);
      return (double) memory.length * Long.BYTES / (System.nanoTime() - start);
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> parts = new ArrayList<>();
      long start = System.nanoTime();
      for (int t = 0; t < threads; t++) {
        int from = (int) ((long) memory.length * t / threads);
        int to = (int) ((long) memory.length * (t + 1) / threads);
        parts.add(executor.submit(() -> sum(memory, from, to)));
      }
      for (Future<Long> part : parts) {
        sink = part.get();
      }
      return (double) memory.length * Long.BYTES / (System.nanoTime() - start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading memory", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot read memory", e);
    }
  }

  private static long sum(long[] memory, int from, int to) {
    int step = LONGS.length();
    LongVector a = LongVector.zero(LONGS);
    LongVector b = a;
    LongVector c = a;
    LongVector d = a;
    int i = from;
    for (; i + 4 * step <= to; i += 4 * step) {
      a = a.add(LongVector.fromArray(LONGS, memory, i));
      b = b.add(LongVector.fromArray(LONGS, memory, i + step));
      c = c.add(LongVector.fromArray(LONGS, memory, i + 2 * step));
      d = d.add(LongVector.fromArray(LONGS, memory, i + 3 * step));
    }
    long sum = a.add(b).add(c).add(d).reduceLanes(VectorOperators.ADD);
    for (; i < to; i++) {
      sum += memory[i];
    }
    return sum;
  }
}
