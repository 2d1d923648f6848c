package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link FastScanSumsKernel} must do; a backend adds a subclass. */
public abstract class FastScanSumsContract {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);
  private static final short UNTOUCHED = -7;

  /** On and off the blocks of 32 vectors. */
  private static final int[] COUNTS = {0, 1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 200};

  /** For subclasses. */
  protected FastScanSumsContract() {}

  /** The kernel under test. */
  protected abstract FastScanSumsKernel kernel(Workers workers);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 13, 16, 31, 32, 48, 64, 128, 255, 256})
  void sumsLookUps(int subspaces) {
    Random random = new Random(SEED + subspaces);
    int tableBytes = DistanceTableBytes.tableBytes(subspaces);
    byte[] tables = new byte[5 + tableBytes];
    for (int at = 0; at < 5 + 16 * subspaces; at++) {
      tables[at] = (byte) random.nextInt(256);
    }
    for (int count : COUNTS) {
      byte[] codes = new byte[count * subspaces];
      for (int k = 0; k < codes.length; k++) {
        codes[k] = (byte) random.nextInt(16);
      }
      FastScanCodes packed = FastScanCodes.pack(codes, subspaces);
      byte[] blocks = packed.array() == null ? new byte[0] : packed.array();
      int written = (count + 31) / 32 * 32;
      short[] sums = new short[written + 3];
      Arrays.fill(sums, UNTOUCHED);
      kernel(Workers.caller()).sums(tables, 5, subspaces, blocks, count, sums);
      for (int v = 0; v < count; v++) {
        int expected = 0;
        for (int j = 0; j < subspaces; j++) {
          expected += tables[5 + 16 * j + codes[v * subspaces + j]] & 0xFF;
        }
        assertThat(sums[v] & 0xFFFF)
            .as("vector %d of %d, m=%d, seed=%d", v, count, subspaces, SEED)
            .isEqualTo(expected);
      }
      assertThat(Arrays.copyOfRange(sums, written, written + 3)).containsOnly(UNTOUCHED);
    }
  }

  @Test
  void reachesTheGreatestSum() {
    byte[] tables = new byte[DistanceTableBytes.tableBytes(256)];
    Arrays.fill(tables, (byte) 255);
    byte[] blocks = new byte[FastScanCodes.blockBytes(256)];
    short[] sums = new short[32];
    kernel(Workers.caller()).sums(tables, 0, 256, blocks, 32, sums);
    for (short sum : sums) {
      assertThat(Short.toUnsignedInt(sum)).isEqualTo(256 * 255);
    }
  }
}
