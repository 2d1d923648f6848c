package dev.mizzen.impl.semantic.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Check 10.6 of the semantic ids: the identities of the transfer loss. */
class TransferLossTest {
  private static final float[] ID = {2, 0, 0};
  private static final float[] COARSE = {0, 1, 0};

  private static float[][] gradients(float gate) {
    float[][] gradients = new float[2][3];
    TransferLoss.of(ID, COARSE, new float[] {gate}, 3, 1, gradients[0], gradients[1]);
    return gradients;
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.1f, 0.5f, 0.93f, 1})
  void check6ValueDoesNotDependOnTheGate(float gate) {
    double value =
        TransferLoss.of(ID, COARSE, new float[] {gate}, 3, 1, new float[3], new float[3]);
    assertThat(value).isCloseTo(0.779365, within(5e-7));
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.25f, 0.5f, 1})
  void check6GradientsScaleWithTheGate(float gate) {
    float[] toId = gradients(0)[0];
    float[] toCoarse = gradients(1)[1];
    float[][] gradients = gradients(gate);
    for (int k = 0; k < 3; k++) {
      assertThat(gradients[0][k]).isEqualTo((1 - gate) * toId[k], within(1e-7f));
      assertThat(gradients[1][k]).isEqualTo(gate * toCoarse[k], within(1e-7f));
    }
  }

  @Test
  void check6ShutDirectionsGetNothing() {
    assertThat(gradients(1)[0]).containsOnly(0);
    assertThat(gradients(0)[1]).containsOnly(0);
  }

  @Test
  void largeCoordinatesDoNotOverflow() {
    float[] far = {3e4f, -3e4f, 0};
    float[] toId = new float[3];
    float[] toCoarse = new float[3];
    double value = TransferLoss.of(far, COARSE, new float[] {0.5f}, 3, 1, toId, toCoarse);
    assertThat(value).isFinite().isNotNegative();
    assertThat(toId).doesNotContain(Float.NaN);
    assertThat(toCoarse).doesNotContain(Float.NaN);
  }
}
