package dev.mizzen.impl.rag.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  @Test
  void findsTheWeightsThatMadeTheData() {
    Random random = new Random(7);
    LogisticRegression regression = new LogisticRegression(1e-3);
    for (int i = 0; i < 20_000; i++) {
      double[] x = {random.nextGaussian(), 5 + 3 * random.nextGaussian()};
      double p = 1 / (1 + Math.exp(-(0.5 + 2 * x[0] - 0.4 * (x[1] - 5))));
      regression.add(x, random.nextDouble() < p, 1);
    }
    LinearScore score = regression.fit();
    assertThat(score.of(new double[] {0, 5})).isCloseTo(0.5, within(0.1));
    assertThat(score.of(new double[] {1, 5}) - score.of(new double[] {0, 5}))
        .isCloseTo(2, within(0.1));
    assertThat(score.of(new double[] {0, 6}) - score.of(new double[] {0, 5}))
        .isCloseTo(-0.4, within(0.05));
  }

  @Test
  void standsAtTheMinimum() {
    double[][] x = {{0, 1}, {1, 0}, {2, 2}, {3, -1}, {-1, 4}, {0.5, 0.5}};
    boolean[] y = {true, false, true, false, true, false};
    LogisticRegression regression = new LogisticRegression(2);
    for (int i = 0; i < x.length; i++) {
      regression.add(x[i], y[i], 1 + i);
    }
    LinearScore score = regression.fit();
    for (int k = 0; k < 2; k++) {
      double gradient = 2 * score.weights()[k];
      for (int i = 0; i < x.length; i++) {
        double value = (x[i][k] - score.means()[k]) / score.scales()[k];
        gradient += (1 + i) * (score.probability(x[i]) - (y[i] ? 1 : 0)) * value;
      }
      assertThat(gradient).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void takesValuesThatNeverChangeAndSeparableData() {
    LogisticRegression regression = new LogisticRegression(1);
    for (int i = 0; i < 40; i++) {
      regression.add(new double[] {3, i}, i >= 20, 1);
    }
    LinearScore score = regression.fit();
    assertThat(score.probability(new double[] {3, 39})).isGreaterThan(0.8);
    assertThat(score.probability(new double[] {3, 0})).isLessThan(0.2);
  }

  @Test
  void refusesExamplesOfOneKindAndOtherWidths() {
    LogisticRegression regression = new LogisticRegression(1);
    regression.add(new double[] {1}, true, 1);
    assertThatThrownBy(regression::fit).hasMessageContaining("1 of 1");
    regression.add(new double[] {2}, false, 1);
    assertThatThrownBy(() -> regression.fit().of(new double[2])).hasMessageContaining("2 values");
    assertThatThrownBy(() -> new LogisticRegression(0)).hasMessageContaining("0.0");
  }
}
