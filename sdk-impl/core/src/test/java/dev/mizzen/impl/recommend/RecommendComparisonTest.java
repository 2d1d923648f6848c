package dev.mizzen.impl.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.eval.Comparison;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.RecommendEvaluation;
import dev.mizzen.eval.RecommendEvaluator;
import dev.mizzen.recommend.Interactions;
import dev.mizzen.recommend.Split;
import dev.mizzen.recommend.SplitRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole experiments: divide, train, measure, compare. */
class RecommendComparisonTest {
  private static final Metric RECALL = Metric.recall(10);
  private static final Split SPLIT =
      Interactions.of(World.interactions(200, 80, 14, 8)).split(SplitRule.perUser(0, 0.3, 4));

  private static RecommendEvaluation measured(String model, RecommendEvaluator evaluator) {
    try (Recommender trained =
        Recommender.model(model).train(SPLIT.training(), ProgressListener.NONE)) {
      return evaluator.evaluate(
          trained, SPLIT.training(), SPLIT.test(), List.of(RECALL, Metric.hitRate(10)));
    }
  }

  @Test
  void tastesAreFoundBeyondPopularity() {
    RecommendEvaluation popularity = measured("popularity", RecommendEvaluator.fullSort());
    Map<String, RecommendEvaluation> models =
        Map.of(
            "linear-filter", measured("linear-filter", RecommendEvaluator.fullSort()),
            "item-knn", measured("item-knn", RecommendEvaluator.fullSort()));
    models.forEach(
        (name, evaluation) -> {
          Comparison comparison =
              RecommendEvaluator.compare(evaluation, popularity, RECALL, 2000, 1);
          assertThat(comparison.lower()).as(name).isPositive();
          assertThat(comparison.pValue()).as(name).isLessThan(0.01);
          assertThat(evaluation.coverage()).isGreaterThan(popularity.coverage());
          assertThat(evaluation.novelty()).isGreaterThan(popularity.novelty());
          assertThat(evaluation.popularityLift()).isLessThan(popularity.popularityLift());
        });
    assertThat(RecommendEvaluator.compare(popularity, popularity, RECALL, 1000, 1).difference())
        .isZero();
  }

  @Test
  void samplesAreEasierThanAllItems() {
    RecommendEvaluation all = measured("linear-filter", RecommendEvaluator.fullSort());
    RecommendEvaluation few = measured("linear-filter", RecommendEvaluator.sampled(20, 3));
    assertThat(few.mean(RECALL)).isGreaterThan(all.mean(RECALL));
    assertThat(few.report().perQuery().keySet()).isEqualTo(all.report().perQuery().keySet());
  }
}
