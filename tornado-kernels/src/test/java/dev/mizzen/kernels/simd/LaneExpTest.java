package dev.mizzen.kernels.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneExpTest {
  private static final int LENGTH = Lanes.FLOATS.length();

  @Test
  void staysWithinItsBound() {
    // A step that is prime to every power of two, so that all kinds of mantissas come by.
    int step = Boolean.getBoolean("mizzen.thorough") ? 1 : 9973;
    double bound = Lanes.FMA ? 2 : 3;
    float[] lanes = new float[LENGTH];
    int last = Float.floatToRawIntBits(LaneExp.LOWEST);
    for (int bits = Float.floatToRawIntBits(-0f); bits + step * LENGTH <= last; ) {
      for (int i = 0; i < LENGTH; i++, bits += step) {
        lanes[i] = Float.intBitsToFloat(bits);
      }
      float[] results = exp(lanes);
      for (int i = 0; i < LENGTH; i++) {
        double exact = Math.exp(lanes[i]);
        double ulps = Math.abs(results[i] - exact) / Math.ulp((float) exact);
        if (ulps > bound) {
          assertThat(ulps).as("exp(%s)", lanes[i]).isLessThanOrEqualTo(bound);
        }
      }
    }
  }

  @Test
  void isSmallestBelowItsLowestArgument() {
    float[] lanes = new float[LENGTH];
    for (float x : new float[] {-87.34f, -1e4f, -Float.MAX_VALUE, Float.NEGATIVE_INFINITY}) {
      java.util.Arrays.fill(lanes, x);
      assertThat(exp(lanes)[LENGTH - 1]).isBetween(0f, 0x1p-125f);
    }
  }

  @Test
  void isOneAtZero() {
    assertThat(exp(new float[LENGTH])[0]).isEqualTo(1);
  }

  private static float[] exp(float[] lanes) {
    float[] results = lanes.clone();
    LaneExp.exp(results, 0, LENGTH);
    return results;
  }
}
