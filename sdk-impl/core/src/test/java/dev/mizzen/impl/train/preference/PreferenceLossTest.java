package dev.mizzen.impl.train.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The values are those of the authors' program, computed by hand. */
class PreferenceLossTest {
  private static final PreferenceLoss PLAIN = PreferenceLoss.of(Kernels.BRADLEY_TERRY, 1);
  private static final PreferenceLoss COMPATIBLE =
      new PreferenceLoss(Kernels.BRADLEY_TERRY, 1, null, true);
  private static final List<PreferenceGroup> FIVE =
      List.of(new PreferenceGroup(0, List.of(3, 1, 0, 4, 2)));
  private static final float[] SCORES = {.30f, .25f, .20f, .10f, .05f};

  @Test
  void equalScoresLoseLogTwoForEachPair() {
    float[] equal = {.2f, .2f, .2f, .2f, .2f};
    assertThat(PLAIN.of(FIVE, equal, null)).isCloseTo(6.931472, within(1e-6));
    assertThat(COMPATIBLE.of(FIVE, equal, null)).isCloseTo(17.328680, within(1e-6));
  }

  @Test
  void theTeachersOrderLosesLess() {
    float[] gradient = new float[5];
    assertThat(PLAIN.of(FIVE, SCORES, gradient)).isCloseTo(6.308303, within(1e-6));
    assertThat(COMPATIBLE.of(FIVE, SCORES, new float[5])).isCloseTo(16.705511, within(1e-6));
    double[] expected = {-1.850513, -.912736, .024932, .900254, 1.838062};
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      assertThat(gradient[i]).isCloseTo((float) expected[i], within(2e-6f));
      sum += gradient[i];
    }
    assertThat(sum).isCloseTo(0, within(1e-6));
  }

  @Test
  void theConstantLeavesGradientsAlone() {
    float[] plain = new float[5];
    float[] compatible = new float[5];
    PLAIN.of(FIVE, SCORES, plain);
    COMPATIBLE.of(FIVE, SCORES, compatible);
    assertThat(compatible).containsExactly(plain);
  }

  @Test
  void aTemperatureDividesTheGaps() {
    float[] sharp = SCORES.clone();
    for (int i = 0; i < sharp.length; i++) {
      sharp[i] /= .25f;
    }
    assertThat(PreferenceLoss.of(Kernels.BRADLEY_TERRY, .25).of(FIVE, SCORES, null))
        .isCloseTo(PLAIN.of(FIVE, sharp, null), within(1e-6));
  }

  /** A weight belongs to an item, wherever the teacher puts it. */
  @Test
  void weightsFollowTheOrder() {
    float[] weights = {1, 2, 4, .5f, 3};
    double expected = 0;
    List<Integer> order = FIVE.getFirst().items();
    for (int i = 0; i < 5; i++) {
      for (int j = i + 1; j < 5; j++) {
        double gap = (double) SCORES[i] - SCORES[j];
        double pair = (double) weights[order.get(i)] * weights[order.get(j)];
        expected += pair * Math.log1p(Math.exp(-gap));
      }
    }
    assertThat(PLAIN.with(weights).of(FIVE, SCORES, null)).isCloseTo(expected, within(1e-6));
    assertThat(PLAIN.with(new float[] {1, 1, 1, 1, 1}).of(FIVE, SCORES, null))
        .isEqualTo(PLAIN.of(FIVE, SCORES, null));
  }

  @Test
  void itemsInManyGroupsWeighLess() {
    PreferenceData data = SmallData.of(3, 40, 1);
    List<PreferenceGroup> groups = SmallData.groups(data, 25, 5, 2);
    float[] weights = ItemWeights.inverseFrequency(groups, 50);
    int[] counts = new int[50];
    groups.forEach(group -> group.items().forEach(item -> counts[item]++));
    int[] sampled = IntStream.range(0, 50).filter(i -> counts[i] > 0).toArray();
    double mean = Arrays.stream(sampled).mapToDouble(i -> weights[i]).average().orElseThrow();
    assertThat(mean).isCloseTo(1, within(1e-6));
    double scale = weights[sampled[0]] * (counts[sampled[0]] + 10);
    for (int i = 0; i < 50; i++) {
      double expected = counts[i] == 0 ? 0 : scale / (counts[i] + 10);
      assertThat((double) weights[i]).isCloseTo(expected, within(1e-6));
    }
  }
}
