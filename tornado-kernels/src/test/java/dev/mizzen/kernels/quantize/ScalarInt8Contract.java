package dev.mizzen.kernels.quantize;

import static dev.mizzen.kernels.Rounding.gamma;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ScalarInt8Kernel} must do; a backend adds a subclass. */
public abstract class ScalarInt8Contract {
  /** For subclasses. */
  protected ScalarInt8Contract() {}

  /** The kernel under test. */
  protected abstract ScalarInt8Kernel kernel(Workers workers);

  private static TokenRows rows(byte[] codes, float[] scales, int dimension) {
    return new TokenRows(
        MemorySegment.ofArray(codes), ElementType.INT8, MemorySegment.ofArray(scales), dimension);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, Float.MIN_VALUE, 1e-38f, 1e-20f, 1, 3e37f})
  void encodesAndDecodesByTheDefinition(float size) {
    Random random = new Random(ScanCase.SEED);
    for (int dimension : new int[] {1, 2, 15, 16, 17, 64, 129}) {
      float[] values = ScanCase.values(random, 5 * dimension);
      for (int i = 0; i < values.length; i++) {
        values[i] *= size;
      }
      byte[] codes = new byte[values.length];
      float[] scales = new float[5];
      float[] decoded = new float[values.length];
      kernel(Workers.caller()).encode(values, dimension, codes, scales);
      kernel(Workers.caller()).decode(rows(codes, scales, dimension), decoded);
      for (int i = 0; i < values.length; i++) {
        float greatest = 0;
        for (int d = 0; d < dimension; d++) {
          greatest = Math.max(greatest, Math.abs(values[i / dimension * dimension + d]));
        }
        float scale = Math.max(greatest / 127, Float.MIN_NORMAL);
        assertThat(scales[i / dimension]).isEqualTo(scale);
        assertThat(codes[i]).isEqualTo((byte) Math.rint(values[i] / scale));
        assertThat(decoded[i]).isEqualTo(scale * codes[i]);
        assertThat((double) decoded[i])
            .isCloseTo(values[i], within(scale * (0.5 + 0x1p-15) + Float.MIN_VALUE));
      }
    }
  }

  @Test
  void roundsHalvesToEven() {
    byte[] codes = new byte[5];
    float[] scales = new float[1];
    kernel(Workers.caller()).encode(new float[] {127, 0.5f, 1.5f, -2.5f, -127}, 5, codes, scales);
    assertThat(codes).containsExactly(127, 0, 2, -2, -127);
    assertThat(scales).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 15, 16, 17, 31, 32, 48, 65, 128})
  void findsTheMostSimilarRowsWithinTheBound(int dimension) {
    Random random = new Random(ScanCase.SEED);
    int count = 150;
    int k = 12;
    byte[] codes = new byte[count * dimension];
    random.nextBytes(codes);
    float[] scales = ScanCase.values(random, count);
    float[] queries = ScanCase.values(random, 2 * dimension);
    for (long[] allowed : new long[][] {null, ScanCase.filter(random, count)}) {
      float[] distances = new float[2 * k];
      int[] ordinals = new int[2 * k];
      kernel(Workers.caller())
          .scan(queries, rows(codes, scales, dimension), allowed, k, distances, ordinals);
      for (int q = 0; q < 2; q++) {
        float[] all = new float[count];
        double[] bounds = new double[count];
        for (int v = 0; v < count; v++) {
          double value = 0;
          for (int d = 0; d < dimension; d++) {
            double term =
                (double) queries[q * dimension + d] * codes[v * dimension + d] * scales[v];
            value -= term;
            bounds[v] += gamma(dimension + 2) * Math.abs(term);
          }
          all[v] = (float) value;
        }
        int[] expected = ScanCase.nearest(all, allowed, k);
        for (int i = 0; i < k; i++) {
          int v = ordinals[q * k + i];
          assertThat(allowed == null || ((allowed[v / 64] >>> v % 64) & 1) != 0).isTrue();
          double bound = bounds[v] + bounds[expected[i]];
          assertThat((double) distances[q * k + i])
              .as("dimension %d, place %d, seed %d", dimension, i, ScanCase.SEED)
              .isCloseTo(all[v], within(bound))
              .isCloseTo(all[expected[i]], within(bound));
        }
      }
    }
  }

  @Test
  void givesTheSameBitsOnAnyNumberOfThreads() {
    Random random = new Random(ScanCase.SEED);
    int count = (1 << 19) + 77;
    byte[] codes = new byte[count * 3];
    random.nextBytes(codes);
    float[] scales = new float[count];
    Arrays.fill(scales, 0.5f);
    TokenRows rows = rows(codes, scales, 3);
    float[] one = new float[60];
    int[] first = new int[60];
    kernel(Workers.caller()).scan(new float[] {1, -2, 3}, rows, null, 60, one, first);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      for (int threads = 2; threads <= 3; threads++) {
        float[] distances = new float[60];
        int[] ordinals = new int[60];
        kernel(Workers.of(pool, threads))
            .scan(new float[] {1, -2, 3}, rows, null, 60, distances, ordinals);
        assertThat(ordinals).isEqualTo(first);
        assertThat(distances).isEqualTo(one);
      }
    }
  }
}
