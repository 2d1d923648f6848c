package dev.mizzen.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.bench.recommend.RecommendData;
import dev.mizzen.bench.recommend.RecommendFolder;
import dev.mizzen.bench.workload.Interactions;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.RecommendEvaluation;
import dev.mizzen.eval.RecommendEvaluator;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures of the validation part that must not move, where the data set is at hand. */
class GowallaTest {
  @Test
  void theLinearFilterKeepsItsFigures() {
    String folder = System.getProperty(Interactions.FOLDER);
    assumeTrue(
        folder != null,
        () -> "Gowalla is no part of this repository: -D" + Interactions.FOLDER + "=FOLDER");
    RecommendData data = new RecommendFolder(Path.of(folder)).read(false, 42);
    try (Recommender model =
        Recommender.model("linear-filter").train(data.training(), ProgressListener.NONE)) {
      RecommendEvaluation found =
          RecommendEvaluator.fullSort()
              .evaluate(
                  model,
                  data.training(),
                  data.heldOut(),
                  List.of(Metric.recall(20), Metric.ndcg(20)));
      assertThat(found.leaked()).isZero();
      assertThat(found.mean(Metric.recall(20))).isCloseTo(0.2029443, within(1e-5));
      assertThat(found.mean(Metric.ndcg(20))).isCloseTo(0.1129840, within(1e-5));
    }
  }
}
