package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link FastScanKernel} must do; a backend adds a subclass that names its kernel. */
public abstract class FastScanContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  /** On and off the blocks of 32 vectors, and of the words of a filter. */
  private static final int[] COUNTS = {0, 1, 7, 8, 15, 16, 31, 32, 33, 63, 64, 65, 100, 1000};

  /** On and off the fours that rows come in. */
  private static final int[] SUBSPACES = {1, 2, 3, 4, 5, 8, 13, 16, 32, 64, 255, 256};

  /** For subclasses. */
  protected FastScanContract() {}

  /** The kernel under test. */
  protected abstract FastScanKernel kernel(Workers workers);

  record Case(int count, int subspaces, int queries, int k, int levels, boolean filtered) {
    Random random() {
      return new Random(SEED + hashCode());
    }

    byte[] codes(Random random) {
      byte[] codes = new byte[count * subspaces];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = (byte) random.nextInt(16);
      }
      return codes;
    }

    /** Entries of few levels make many ties. */
    DistanceTableBytes tables(Random random) {
      float[] tables = new float[queries * subspaces * 16];
      for (int i = 0; i < tables.length; i++) {
        tables[i] = random.nextInt(levels);
      }
      DistanceTableBytes bytes = new DistanceTableBytes(queries, subspaces);
      bytes.set(tables);
      return bytes;
    }

    long @Nullable [] allowed(Random random) {
      return filtered
          ? random.longs(count / 64 + 2).map(bits -> bits & random.nextLong()).toArray()
          : null;
    }

    @Override
    public String toString() {
      return String.format(
          java.util.Locale.ROOT,
          "n=%d m=%d queries=%d k=%d levels=%d filtered=%b seed=%d",
          count,
          subspaces,
          queries,
          k,
          levels,
          filtered,
          SEED);
    }
  }

  static Stream<Case> cases() {
    return IntStream.of(COUNTS)
        .boxed()
        .flatMap(
            n ->
                IntStream.of(SUBSPACES)
                    .mapToObj(m -> new Case(n, m, 1 + m % 3, 1 + (n + m) % 17, 256, m % 2 == 0)))
        .flatMap(c -> Stream.of(c, new Case(c.count, c.subspaces, 2, c.k, 2, !c.filtered)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatAFullSortFinds(Case c) {
    Random random = c.random();
    FastScanCodes codes = FastScanCodes.pack(c.codes(random), c.subspaces);
    DistanceTableBytes tables = c.tables(random);
    assertFound(c, tables, codes, c.allowed(random), Workers.caller());
  }

  @Test
  void givesTheSameResultOnAnyNumberOfThreads() {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      // More than two parts, and many ties.
      Case c = new Case((1 << 19) + 77, 2, 2, 40, 3, false);
      Random random = c.random();
      FastScanCodes codes = FastScanCodes.pack(c.codes(random), c.subspaces);
      DistanceTableBytes tables = c.tables(random);
      for (int threads = 1; threads <= 3; threads++) {
        assertFound(c, tables, codes, null, Workers.of(pool, threads));
      }
    }
  }

  @Test
  void readsMemoryOfEachKindUpToItsLastByte() {
    Case c = new Case(97, 7, 1, 20, 256, false);
    Random random = c.random();
    byte[] packed = c.codes(random);
    DistanceTableBytes tables = c.tables(random);
    int bytes = (int) FastScanCodes.bytes(c.subspaces, c.count);
    try (Arena arena = Arena.ofConfined()) {
      // Segments exactly as long as needed, of which a byte more would be refused.
      MemorySegment[] memories = {
        arena.allocate(bytes),
        arena.allocate(bytes + 3).asSlice(3),
        MemorySegment.ofArray(new byte[bytes + 5]).asSlice(5),
        MemorySegment.ofArray(new long[bytes / 8]),
      };
      for (MemorySegment memory : memories) {
        FastScanCodes.pack(packed, c.subspaces, memory);
        FastScanCodes codes = new FastScanCodes(memory, c.subspaces, c.count);
        assertFound(c, tables, codes, null, Workers.caller());
      }
    }
  }

  @Test
  void addsUpAHandMadeTable() {
    // Subspace 0 costs the code, subspace 1 sixteen times the code.
    float[] entries = new float[32];
    for (int code = 0; code < 16; code++) {
      entries[code] = code;
      entries[16 + code] = 17 * code;
    }
    DistanceTableBytes tables = new DistanceTableBytes(1, 2);
    tables.set(entries);
    FastScanCodes codes = FastScanCodes.pack(new byte[] {15, 15, 3, 2, 1, 0, 0, 0, 1, 0}, 2);
    int[] sums = new int[6];
    int[] ordinals = new int[6];
    kernel(Workers.caller()).scan(tables, codes, null, 6, sums, ordinals);
    assertThat(sums).containsExactly(0, 1, 1, 37, 270, Integer.MAX_VALUE);
    assertThat(ordinals).containsExactly(3, 2, 4, 1, 0, -1);
    assertThat(tables.distance(0, 37)).isEqualTo(37);
  }

  private void assertFound(
      Case c,
      DistanceTableBytes tables,
      FastScanCodes codes,
      long @Nullable [] allowed,
      Workers workers) {
    int[] sums = new int[tables.queries() * c.k];
    int[] ordinals = new int[sums.length];
    kernel(workers).scan(tables, codes, allowed, c.k, sums, ordinals);
    for (int q = 0; q < tables.queries(); q++) {
      List<int[]> sorted = sorted(tables, q, codes, allowed);
      for (int i = 0; i < c.k; i++) {
        int[] expected = i < sorted.size() ? sorted.get(i) : new int[] {Integer.MAX_VALUE, -1};
        assertThat(new int[] {sums[q * c.k + i], ordinals[q * c.k + i]})
            .as("%s, threads %d, query %d, place %d", c, workers.threads(), q, i)
            .isEqualTo(expected);
      }
    }
  }

  /** Sum and ordinal of every allowed vector, in order. */
  private static List<int[]> sorted(
      DistanceTableBytes tables, int q, FastScanCodes codes, long @Nullable [] allowed) {
    int table = q * DistanceTableBytes.tableBytes(codes.subspaces());
    List<int[]> all = new ArrayList<>();
    for (int v = 0; v < codes.count(); v++) {
      if (allowed == null || (allowed[v / 64] >>> v % 64 & 1) != 0) {
        int sum = 0;
        for (int j = 0; j < codes.subspaces(); j++) {
          sum += tables.bytes()[table + j * 16 + codes.code(v, j)] & 0xFF;
        }
        all.add(new int[] {sum, v});
      }
    }
    all.sort(Comparator.comparingInt(pair -> pair[0]));
    return all;
  }
}
