package dev.mizzen.impl.agent.grpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GrpoObjectiveTest {
  private static final GrpoObjective USUAL = GrpoObjective.usual();

  @Test
  void rewardsAreThoseOfThePaper() {
    AnswerReward reward = AnswerReward.usual();
    assertThat(reward.of(true, true)).isEqualTo(1.0);
    assertThat(reward.of(true, false)).isEqualTo(0.9);
    assertThat(reward.of(false, true)).isEqualTo(0.1);
    assertThat(reward.of(false, false)).isEqualTo(0.0);
    assertThatThrownBy(() -> new AnswerReward(1.1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void advantagesAreCentredOrNormalized() {
    double[] rewards = {1, 1, .1, .1, 0, .9, .1, 1};
    double[] centred = Advantages.CENTRED.of(rewards);
    assertThat(centred)
        .containsExactly(
            new double[] {.475, .475, -.425, -.425, -.525, .375, -.425, .475}, within(1e-12));
    assertThat(Arrays.stream(centred).sum()).isCloseTo(0, within(1e-12));
    assertThat(Advantages.NORMALIZED.of(rewards))
        .containsExactly(
            new double[] {.9828, .9828, -.8794, -.8794, -1.0863, .7759, -.8794, .9828},
            within(5e-5));
  }

  @Test
  void equalRewardsTeachNothing() {
    for (Advantages kind : Advantages.values()) {
      assertThat(kind.of(.1, .1, .1)).containsOnly(0);
      assertThat(kind.of(1)).containsOnly(0);
    }
    double[] slopes = new double[2];
    double[] now = {-1, -2};
    TokenRow row = new TokenRow(now, now, now, new double[2], new boolean[] {true, true});
    assertThat(USUAL.mean(row, slopes)).isZero();
    assertThat(slopes).containsOnly(0);
  }

  @Test
  void surrogateAndDivergenceHaveTheirValues() {
    assertThat(USUAL.surrogate(.3, 1)).isEqualTo(1.2);
    assertThat(USUAL.surrogate(-.3, 1)).isCloseTo(.740818, within(5e-7));
    assertThat(USUAL.surrogate(.3, -1)).isCloseTo(-1.349859, within(5e-7));
    assertThat(USUAL.surrogate(-.3, -1)).isEqualTo(-.8);
    assertThat(GrpoObjective.divergence(.1)).isCloseTo(.0051709, within(5e-8));
    assertThat(GrpoObjective.divergence(-.1)).isCloseTo(.0048374, within(5e-8));
    assertThat(GrpoObjective.divergence(0)).isZero();
  }

  @Property(tries = 300)
  void slopesAreThoseOfTheValues(
      @ForAll @DoubleRange(min = -1, max = 1) double logRatio,
      @ForAll @DoubleRange(min = -2, max = 2) double advantage) {
    double h = 1e-6;
    double edge = Math.min(Math.abs(logRatio - Math.log(1.2)), Math.abs(logRatio - Math.log(.8)));
    if (edge > 2 * h) {
      double rise =
          USUAL.surrogate(logRatio + h, advantage) - USUAL.surrogate(logRatio - h, advantage);
      assertThat(USUAL.surrogateSlope(logRatio, advantage)).isCloseTo(rise / (2 * h), within(1e-6));
    }
    double rise = GrpoObjective.divergence(logRatio - h) - GrpoObjective.divergence(logRatio + h);
    assertThat(GrpoObjective.divergenceSlope(logRatio)).isCloseTo(rise / (2 * h), within(1e-6));
    assertThat(GrpoObjective.divergence(logRatio)).isNotNegative();
  }

  @Test
  void tokensOfToolsTakeNoPart() {
    SplittableRandom random = new SplittableRandom(7);
    boolean[] mask = {true, false, true, false};
    double[] now = random.doubles(4, -2, 0).toArray();
    double[] old = random.doubles(4, -2, 0).toArray();
    double[] advantage = {1, 1, -1, -1};
    double[] slopes = new double[4];
    double mean = USUAL.mean(new TokenRow(now, old, old, advantage, mask), slopes);
    assertThat(slopes[1]).isZero();
    assertThat(slopes[3]).isZero();
    double[] others = now.clone();
    others[1] = -9;
    others[3] = -8;
    double[] again = new double[4];
    assertThat(USUAL.mean(new TokenRow(others, old, old, advantage, mask), again)).isEqualTo(mean);
    assertThat(again).isEqualTo(slopes);
    double[] supervised = new double[4];
    assertThat(SupervisedLoss.of(now, mask, supervised)).isEqualTo(-now[0] - now[2]);
    assertThat(supervised).containsExactly(-1, 0, -1, 0);
    assertThat(SupervisedLoss.of(others, mask, supervised)).isEqualTo(-now[0] - now[2]);
    TokenRow none = new TokenRow(now, old, old, advantage, new boolean[4]);
    assertThat(USUAL.mean(none, slopes)).isZero();
  }

  @Test
  void refusesLengthsThatDiffer() {
    double[] two = new double[2];
    assertThatThrownBy(() -> new TokenRow(two, new double[3], two, two, new boolean[2]))
        .hasMessageContaining("3")
        .hasMessageContaining("2");
    assertThatThrownBy(() -> SupervisedLoss.of(two, new boolean[1], two))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(Advantages.CENTRED::of).isInstanceOf(IllegalArgumentException.class);
  }
}
