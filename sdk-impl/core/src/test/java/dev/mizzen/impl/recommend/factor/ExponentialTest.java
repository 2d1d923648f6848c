package dev.mizzen.impl.recommend.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExponentialTest {
  @Test
  void staysWithinItsBound() {
    float[] values = new float[4003];
    for (int k = 0; k < values.length; k++) {
      values[k] = -k / 200f;
    }
    float[] results = values.clone();
    Exponential.run(results, 1, values.length - 1, 2, -0.5f);
    assertThat(results[0]).isZero();
    double sum = 0;
    for (int k = 1; k < values.length; k++) {
      double expected = Math.exp(2.0 * values[k] + 0.5);
      assertThat((double) results[k]).isCloseTo(expected, within(5e-5 * expected));
      sum += results[k];
    }
    assertThat(Exponential.sum(results, 1, values.length - 1)).isCloseTo(sum, within(1e-9));
  }

  @Test
  void vanishesFarBelow() {
    float[] values = {-1e30f, -500, Float.NEGATIVE_INFINITY};
    Exponential.run(values, 0, 2, 1, 0);
    assertThat(values[0]).isBetween(0f, 1e-30f);
    assertThat(values[1]).isBetween(0f, 1e-30f);
  }
}
