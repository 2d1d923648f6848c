package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link BinaryScanKernel} must do; a backend adds a subclass. */
public abstract class BinaryScanContract {
  /** For subclasses. */
  protected BinaryScanContract() {}

  /** The kernel under test. */
  protected abstract BinaryScanKernel kernel(Workers workers);

  @ParameterizedTest
  @CsvSource({
    "0, 1, 3",
    "1, 1, 2",
    "100, 1, 100",
    "77, 2, 5",
    "77, 3, 5",
    "65, 4, 9",
    "64, 5, 9",
    "90, 8, 100",
    "90, 9, 10",
    "50, 12, 10",
    "50, 16, 10",
    "40, 23, 10",
    "40, 32, 10"
  })
  void countsDifferentBitsAsAFullSortDoes(int count, int words, int k) {
    Random random = new Random(ScanCase.SEED);
    long[] bits = random.longs((long) count * words).toArray();
    long[] queries = random.longs(3L * words).toArray();
    for (long[] allowed : new long[][] {null, ScanCase.filter(random, count)}) {
      assertHamming(queries, words, bits, allowed, k, Workers.caller());
    }
  }

  @Test
  void givesTheSameResultOnAnyNumberOfThreads() {
    Random random = new Random(ScanCase.SEED);
    long[] bits = random.longs((1 << 19) + 77, 0, 8).toArray();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int threads = 1; threads <= 3; threads++) {
        assertHamming(new long[] {5, 2}, 1, bits, null, 40, Workers.of(pool, threads));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "60, 70", "64, 70", "100, 70", "128, 20", "512, 20", "600, 20", "1024, 9"})
  void estimatesByTheExactCountOfBits(int dimension, int count) {
    Random random = new Random(ScanCase.SEED);
    float[] rows = ScanCase.values(random, count * dimension);
    float[] vectors = ScanCase.values(random, 2 * dimension);
    for (DistanceTableMetric metric : DistanceTableMetric.values()) {
      BinaryEncoder encoder =
          new BinaryEncoder(new BinaryRotation(dimension, 7), new float[dimension], metric);
      BinaryCodes codes = encoder.encode(rows);
      BinaryQueries queries = new BinaryQueries(encoder, 2);
      queries.set(vectors, 11);
      for (long[] allowed : new long[][] {null, ScanCase.filter(random, count)}) {
        float[] found = new float[20];
        int[] ordinals = new int[20];
        kernel(Workers.caller()).estimate(queries, codes, allowed, 10, found, ordinals);
        for (int q = 0; q < 2; q++) {
          float[] all = estimates(queries, q, codes);
          int[] expected = ScanCase.nearest(all, allowed, 10);
          String where = metric + ", query " + q + ", seed " + ScanCase.SEED;
          assertThat(Arrays.copyOfRange(ordinals, q * 10, q * 10 + 10))
              .as(where)
              .isEqualTo(expected);
          assertThat(Arrays.copyOfRange(found, q * 10, q * 10 + 10))
              .as(where)
              .isEqualTo(ScanCase.at(all, expected));
        }
      }
    }
  }

  /** Bit by bit from the definition of the bit planes. */
  private static float[] estimates(BinaryQueries queries, int q, BinaryCodes codes) {
    float[] estimates = new float[codes.count()];
    for (int v = 0; v < estimates.length; v++) {
      long sum = 0;
      for (int i = 0; i < codes.size(); i++) {
        int bit = codes.bits().get(ValueLayout.JAVA_BYTE, (long) v * codes.size() / 8 + i / 8);
        for (int plane = 0; plane < BinaryQueries.PLANES; plane++) {
          int word = (q * BinaryQueries.PLANES + plane) * codes.words() + i / 64;
          long u = (queries.planes()[word] >>> i % 64) & 1;
          sum += ((bit >> i % 8) & 1) * (u << plane);
        }
      }
      estimates[v] = queries.estimate(q, codes, v, sum);
    }
    return estimates;
  }

  private void assertHamming(
      long[] queries, int words, long[] bits, long @Nullable [] allowed, int k, Workers workers) {
    int[] found = new int[queries.length / words * k];
    int[] ordinals = new int[found.length];
    try (Arena arena = Arena.ofShared()) {
      // As long as needed and not a byte longer.
      MemorySegment memory = arena.allocate(8L * bits.length + 1).asSlice(1);
      memory.copyFrom(MemorySegment.ofArray(bits));
      BinaryCodes codes = new BinaryCodes(memory, MemorySegment.NULL, words * 64);
      kernel(workers).hamming(queries, codes, allowed, k, found, ordinals);
    }
    for (int q = 0; q < queries.length / words; q++) {
      float[] all = new float[bits.length / words];
      for (int i = 0; i < bits.length; i++) {
        all[i / words] += Long.bitCount(bits[i] ^ queries[q * words + i % words]);
      }
      int[] expected = ScanCase.nearest(all, allowed, k);
      String where = "query " + q + ", threads " + workers.threads() + ", seed " + ScanCase.SEED;
      assertThat(Arrays.copyOfRange(ordinals, q * k, q * k + k)).as(where).isEqualTo(expected);
      for (int i = 0; i < k; i++) {
        int distance = expected[i] < 0 ? Integer.MAX_VALUE : (int) all[expected[i]];
        assertThat(found[q * k + i]).as(where).isEqualTo(distance);
      }
    }
  }
}
