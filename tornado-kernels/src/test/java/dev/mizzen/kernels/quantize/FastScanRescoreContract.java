package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link FastScanRescoreKernel} must do; a backend adds a subclass. */
public abstract class FastScanRescoreContract {
  /** For subclasses. */
  protected FastScanRescoreContract() {}

  /** The kernel under test. */
  protected abstract FastScanRescoreKernel kernel();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 32})
  void ordersCandidatesByTheFloatTables(int subspaces) {
    Random random = new Random(ScanCase.SEED);
    byte[] codes = new byte[100 * subspaces];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(16);
    }
    float[] tables = ScanCase.values(random, 2 * subspaces * 16);
    int[] candidates = new int[2 * 30];
    long[][] allowed = new long[2][2];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = i % 30 == 7 ? -1 : (i * 37) % 100;
      if (candidates[i] >= 0) {
        allowed[i / 30][candidates[i] / 64] |= 1L << candidates[i];
      }
    }
    FastScanCodes packed = FastScanCodes.pack(codes, subspaces);
    float[] found = new float[2 * 40];
    int[] ordinals = new int[2 * 40];
    kernel().rescore(tables, packed, candidates, 40, found, ordinals);
    for (int q = 0; q < 2; q++) {
      float[] all = PqScanContract.distances(tables, q, subspaces, 16, codes);
      int[] expected = ScanCase.nearest(all, allowed[q], 40);
      assertThat(Arrays.copyOfRange(ordinals, q * 40, q * 40 + 40)).isEqualTo(expected);
      assertThat(Arrays.copyOfRange(found, q * 40, q * 40 + 40))
          .isEqualTo(ScanCase.at(all, expected));
    }
  }
}
