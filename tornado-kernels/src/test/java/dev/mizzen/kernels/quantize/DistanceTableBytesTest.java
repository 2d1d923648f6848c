package dev.mizzen.kernels.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistanceTableBytesTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  @ParameterizedTest
  @ValueSource(floats = {0, Float.MIN_VALUE, 1e-38f, 1e-20f, 1, 1e6f, 1e37f})
  void staysWithinItsErrorBound(float size) {
    Random random = new Random(SEED);
    for (int subspaces : new int[] {1, 3, 32, 256}) {
      float[] tables = new float[2 * subspaces * 16];
      for (int i = 0; i < tables.length; i++) {
        tables[i] = size * random.nextFloat();
      }
      DistanceTableBytes bytes = new DistanceTableBytes(2, subspaces);
      bytes.set(tables);
      for (int round = 0; round < 200; round++) {
        int q = round % 2;
        int sum = 0;
        double exact = 0;
        for (int j = 0; j < subspaces; j++) {
          int code = random.nextInt(16);
          exact += tables[(q * subspaces + j) * 16 + code];
          sum += bytes.bytes()[q * DistanceTableBytes.tableBytes(subspaces) + j * 16 + code] & 255;
        }
        double rounding = Math.ulp((float) exact);
        assertThat((double) bytes.distance(q, sum))
            .as("size %s, %d subspaces, seed %d", size, subspaces, SEED)
            .isCloseTo(exact, within(bytes.errorBound(q) + rounding));
      }
    }
  }

  @Test
  void usesAllLevelsOfTheWidestSubspaceOnly() {
    float[] tables = new float[32];
    for (int c = 0; c < 16; c++) {
      tables[c] = -c;
      tables[16 + c] = 100 + 0.5f * c;
    }
    DistanceTableBytes bytes = new DistanceTableBytes(1, 2);
    bytes.set(tables);
    for (int c = 0; c < 16; c++) {
      assertThat(bytes.bytes()[c] & 255).isEqualTo(255 - 17 * c);
      assertThat(bytes.bytes()[16 + c] & 255).isEqualTo((17 * c + 1) / 2);
    }
    assertThat(bytes.distance(0, 0)).isEqualTo(85);
    assertThat(bytes.bytes()).hasSize(64).endsWith(new byte[32]);
  }

  @Test
  void refusesSizesThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DistanceTableBytes(1, 257))
        .withMessageContaining("256")
        .withMessageContaining("257");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DistanceTableBytes(0, 8))
        .withMessageContaining("got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DistanceTableBytes(2, 4).set(new float[64]))
        .withMessageContaining("64")
        .withMessageContaining("128");
  }
}
