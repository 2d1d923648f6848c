package dev.mizzen.impl.rag.abstain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mizzen.impl.rag.learn.LinearScore;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratorTest {
  private static final AbstentionModel START =
      new AbstentionModel(
          new LinearScore(new double[1], new double[] {1}, new double[] {1}, 0),
          new double[] {0.5, 0.1, 0.9});

  @Test
  void keepsTheStartWithoutAnswerableQuestions() {
    Calibrator calibrator = new Calibrator(START);
    calibrator.add(new double[] {1}, false);
    assertThat(calibrator.fit()).isSameAs(START);
  }

  @Test
  void putsTheThresholdWhereTheShareFallsBelowIt() {
    Calibrator calibrator = new Calibrator(START);
    for (int i = 0; i < 100; i++) {
      calibrator.add(new double[] {i}, true);
    }
    AbstentionModel model = calibrator.fit();
    for (double rate : new double[] {0.01, 0.1, 0.25, 0.9}) {
      double threshold = model.threshold(rate);
      long below =
          java.util.stream.IntStream.range(0, 100)
              .filter(i -> model.score().probability(new double[] {i}) < threshold)
              .count();
      assertThat(below).isLessThanOrEqualTo(Math.round(rate * 100));
    }
    assertThat(model.threshold(0)).isZero();
  }

  @Test
  void learnsTheWeightsFromEnoughOfBoth() {
    Calibrator calibrator = new Calibrator(START);
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      boolean answerable = i % 2 == 0;
      calibrator.add(new double[] {random.nextGaussian() - (answerable ? 2 : 0)}, answerable);
    }
    AbstentionModel model = calibrator.fit();
    assertThat(model.score().probability(new double[] {-3})).isGreaterThan(0.8);
    assertThat(model.score().probability(new double[] {1})).isLessThan(0.2);
  }

  @Test
  void shipsModelsThatSurviveJson() throws Exception {
    for (boolean tokens : new boolean[] {true, false}) {
      ReaderModel model = ReaderModel.shipped(tokens);
      ReaderModel read = ReaderModel.read(new ObjectMapper().readTree(model.toJson()));
      assertThat(read.toJson()).isEqualTo(model.toJson());
      assertThat(model.abstention().score().weights()).hasSize(ConfidenceFeatures.COUNT);
      assertThat(model.abstention().threshold(0.1)).isBetween(0.05, 0.95);
    }
    assertThatThrownBy(() -> ReaderModel.read(new ObjectMapper().readTree("{}")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
