package dev.mizzen.impl.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WinnerPercentilesTest {
  @Test
  void theFirstPlaceIs100AndTheLastOneInN() {
    float[] scores = new float[4096];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = -i;
    }
    assertThat(WinnerPercentiles.percentile(WinnerPercentiles.place(scores, 0), 4096))
        .isEqualTo(100);
    assertThat(WinnerPercentiles.percentile(WinnerPercentiles.place(scores, 4095), 4096))
        .isCloseTo(0.0244, within(5e-5));
  }

  @Test
  void ofEqualScoresTheLowerNumberComesFirst() {
    float[] scores = {1, 3, 1, 1, 2};
    assertThat(WinnerPercentiles.place(scores, 0)).isEqualTo(2);
    assertThat(WinnerPercentiles.place(scores, 2)).isEqualTo(3);
    assertThat(WinnerPercentiles.place(scores, 3)).isEqualTo(4);
    assertThat(WinnerPercentiles.place(scores, 1)).isZero();
  }

  /** A constant score, or a random one, knows nothing: 50. */
  @Test
  void chanceIs50() {
    long seed = 8;
    SplittableRandom random = new SplittableRandom(seed);
    for (boolean constant : new boolean[] {false, true}) {
      List<Double> percentiles = new ArrayList<>();
      for (int persona = 0; persona < 1000; persona++) {
        float[] scores = new float[512];
        for (int i = 0; i < scores.length; i++) {
          scores[i] = constant ? 0 : (float) random.nextDouble();
        }
        int place = WinnerPercentiles.place(scores, random.nextInt(scores.length));
        percentiles.add(WinnerPercentiles.percentile(place, scores.length));
      }
      WinnerPercentiles summary = WinnerPercentiles.of(percentiles, seed);
      assertThat(summary.mean()).as("seed %s", seed).isCloseTo(50, within(3.0));
      assertThat(summary.lower()).isLessThan(summary.mean());
      assertThat(summary.upper()).isGreaterThan(summary.mean());
      // The mean of 1,000 uniform percentiles has a standard error of 0.91.
      assertThat(summary.upper() - summary.lower()).isCloseTo(2 * 1.96 * 0.913, within(0.4));
      assertThat(summary.queries()).isEqualTo(1000);
    }
  }

  @Test
  void quantilesAndHits() {
    WinnerPercentiles summary = WinnerPercentiles.of(List.of(10.0, 20.0, 30.0, 40.0, 50.0), 1);
    assertThat(summary.mean()).isEqualTo(30);
    assertThat(summary.median()).isEqualTo(30);
    assertThat(summary.topQuartile()).isEqualTo(45);
    assertThat(WinnerPercentiles.hitRate(new int[] {0, 4, 5, 19}, 5)).isEqualTo(0.5);
    assertThatIllegalArgumentException().isThrownBy(() -> WinnerPercentiles.of(List.of(), 1));
  }

  @Test
  void differencesArePaired() {
    List<Double> baseline = List.of(10.0, 90.0, 50.0, 30.0);
    List<Double> better = baseline.stream().map(p -> p + 2).toList();
    WinnerPercentiles.Difference difference = WinnerPercentiles.Difference.of(better, baseline, 1);
    assertThat(difference).isEqualTo(new WinnerPercentiles.Difference(2, 2, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WinnerPercentiles.Difference.of(better, List.of(1.0), 1))
        .withMessageContainingAll("4", "1");
  }
}
