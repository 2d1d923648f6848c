package dev.mizzen.kernels.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneSumTest {
  @Test
  void addsEveryLaneOnce() {
    float[] powers = new float[Lanes.FLOATS.length()];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = 1 << i;
    }
    assertThat(LaneSum.of(powers, 0)).isEqualTo((1 << powers.length) - 1);
  }

  @Test
  void addsInOneOrderHoweverOftenItIsCalled() {
    float[] values = new float[Lanes.FLOATS.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.pow(-3, i);
    }
    float first = LaneSum.of(values, 0);
    for (int call = 0; call < 20_000; call++) {
      assertSame(first, LaneSum.of(values, 0));
    }
  }

  private static void assertSame(float first, float later) {
    if (first != later) {
      assertThat(later).isEqualTo(first);
    }
  }
}
