package dev.mizzen.kernels.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanTopTest {
  private static final long SEED = Long.getLong("mizzen.seed", 20261123);

  @ParameterizedTest
  @CsvSource({"1, 1", "0, 3", "5, 9", "9, 9", "100, 1", "100, 10", "1000, 64", "1000, 999"})
  void keepsTheLeastOfAnyOrder(int count, int k) {
    Random random = new Random(SEED);
    long[] offered = random.longs(count, -50, 50).toArray();
    long[] keys = new long[k + 4];
    int size = 0;
    for (long key : offered) {
      size = ScanTop.offer(keys, 2, size, k, key);
    }
    ScanTop.sort(keys, 2, size);
    Arrays.sort(offered);
    assertThat(Arrays.copyOfRange(keys, 2, 2 + size))
        .as("seed %d", SEED)
        .isEqualTo(Arrays.copyOf(offered, Math.min(count, k)));
    assertThat(keys[0] + keys[1] + keys[k + 2] + keys[k + 3]).isZero();
  }

  @Test
  void ordersKeysByDistanceThenOrdinal() {
    float[] ascending = {
      Float.NEGATIVE_INFINITY, -2, -1, -Float.MIN_VALUE, 0, Float.MIN_VALUE, 1, 1e30f, 1f / 0f
    };
    for (int i = 0; i < ascending.length; i++) {
      long key = ScanTop.key(ascending[i], 7);
      assertThat(ScanTop.floatDistance(key)).isEqualTo(ascending[i]);
      assertThat(ScanTop.ordinal(key)).isEqualTo(7);
      assertThat(ScanTop.key(ascending[i], 6)).isLessThan(key);
      if (i > 0) {
        assertThat(ScanTop.key(ascending[i - 1], Integer.MAX_VALUE)).isLessThan(key);
      }
    }
    assertThat(ScanTop.key(-0f, 1)).isEqualTo(ScanTop.key(0f, 1));
    assertThat(ScanTop.key(Float.NaN, 0)).isGreaterThan(ScanTop.key(1f / 0f, 9));
    assertThat(ScanTop.key(-3, 5)).isLessThan(ScanTop.key(2, 0));
    assertThat(ScanTop.distance(ScanTop.key(-3, 5))).isEqualTo(-3);
  }
}
