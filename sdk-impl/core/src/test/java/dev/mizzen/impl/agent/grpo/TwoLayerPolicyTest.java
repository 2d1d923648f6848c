package dev.mizzen.impl.agent.grpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoLayerPolicyTest {
  @Test
  void probabilitiesSumToOne() {
    double[] log = TwoLayerPolicy.random(3, 5, 4, 1).logProbabilities(new float[] {1, -2, 3});
    assertThat(Arrays.stream(log).map(Math::exp).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void slopesAgreeWithDifferences() {
    TwoLayerPolicy policy = TwoLayerPolicy.random(3, 5, 4, 1);
    float[] input = {0.5f, -1, 2};
    List<float[]> gradients = policy.zeros();
    policy.addSlope(input, 2, 3, gradients);
    float h = 1f / 512;
    for (int n = 0; n < gradients.size(); n++) {
      float[] weights = policy.weights().get(n);
      for (int k = 0; k < weights.length; k++) {
        float w = weights[k];
        weights[k] = w + h;
        double above = policy.logProbabilities(input)[2];
        double up = (double) weights[k] - w;
        weights[k] = w - h;
        double below = policy.logProbabilities(input)[2];
        double down = (double) w - weights[k];
        weights[k] = w;
        assertThat((double) gradients.get(n)[k])
            .isCloseTo(3 * (above - below) / (up + down), within(1e-4));
      }
    }
  }
}
