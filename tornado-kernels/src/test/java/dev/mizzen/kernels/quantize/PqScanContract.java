package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.Workers;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link PqScanKernel} must do; a backend adds a subclass. */
public abstract class PqScanContract {
  /** For subclasses. */
  protected PqScanContract() {}

  /** The kernel under test. */
  protected abstract PqScanKernel kernel(Workers workers);

  @ParameterizedTest
  @CsvSource({
    "0, 4, 16, 3",
    "1, 1, 256, 1",
    "50, 2, 7, 60",
    "333, 3, 256, 10",
    "64, 8, 256, 5",
    "65, 13, 200, 5",
    "1000, 16, 256, 20",
    "200, 33, 2, 7"
  })
  void findsWhatAFullSortFinds(int count, int subspaces, int centroids, int k) {
    Random random = new Random(ScanCase.SEED);
    float[] tables = ScanCase.values(random, 3 * subspaces * centroids);
    byte[] codes = codes(random, count, subspaces, centroids);
    for (long[] allowed : new long[][] {null, ScanCase.filter(random, count)}) {
      assertFound(tables, subspaces, centroids, codes, allowed, k, Workers.caller());
    }
  }

  @Test
  void givesTheSameResultOnAnyNumberOfThreads() {
    Random random = new Random(ScanCase.SEED);
    float[] tables = {0, 1, 0, 1, 1, 0, 2, 0};
    byte[] codes = codes(random, (1 << 19) + 77, 2, 2);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int threads = 1; threads <= 3; threads++) {
        assertFound(tables, 2, 2, codes, null, 40, Workers.of(pool, threads));
      }
    }
  }

  @Test
  void addsUpAHandMadeTable() {
    float[] tables = {0, 1, 2, 10, 20, 30};
    byte[] codes = {2, 0, 0, 1, 1, 0, 0, 2};
    float[] distances = new float[5];
    int[] ordinals = new int[5];
    kernel(Workers.caller())
        .scan(tables, 2, 3, MemorySegment.ofArray(codes), null, 5, distances, ordinals);
    assertThat(distances).containsExactly(11, 12, 20, 30, Float.POSITIVE_INFINITY);
    assertThat(ordinals).containsExactly(2, 0, 1, 3, -1);
  }

  private static byte[] codes(Random random, int count, int subspaces, int centroids) {
    byte[] codes = new byte[count * subspaces];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(centroids);
    }
    return codes;
  }

  private void assertFound(
      float[] tables,
      int subspaces,
      int centroids,
      byte[] codes,
      long @Nullable [] allowed,
      int k,
      Workers workers) {
    int queries = tables.length / (subspaces * centroids);
    float[] found = new float[queries * k];
    int[] ordinals = new int[queries * k];
    kernel(workers)
        .scan(
            tables,
            subspaces,
            centroids,
            MemorySegment.ofArray(codes),
            allowed,
            k,
            found,
            ordinals);
    for (int q = 0; q < queries; q++) {
      float[] all = distances(tables, q, subspaces, centroids, codes);
      int[] expected = ScanCase.nearest(all, allowed, k);
      String where = "query " + q + ", threads " + workers.threads() + ", seed " + ScanCase.SEED;
      assertThat(Arrays.copyOfRange(ordinals, q * k, (q + 1) * k)).as(where).isEqualTo(expected);
      assertThat(Arrays.copyOfRange(found, q * k, (q + 1) * k))
          .as(where)
          .isEqualTo(ScanCase.at(all, expected));
    }
  }

  static float[] distances(float[] tables, int q, int subspaces, int centroids, byte[] codes) {
    float[] distances = new float[codes.length / subspaces];
    for (int v = 0; v < distances.length; v++) {
      float[] sums = new float[4];
      for (int j = 0; j < subspaces; j++) {
        int entry = (q * subspaces + j) * centroids + (codes[v * subspaces + j] & 0xFF);
        sums[j % 4] += tables[entry];
      }
      distances[v] = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }
    return distances;
  }
}
