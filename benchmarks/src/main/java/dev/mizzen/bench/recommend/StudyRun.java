package dev.mizzen.bench.recommend;

import dev.mizzen.ProgressListener;
import dev.mizzen.Recommender;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.RecommendEvaluation;
import dev.mizzen.eval.RecommendEvaluator;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.RecommenderBuilder;
import dev.mizzen.recommend.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A system on one split: settings chosen by Recall@20 of validation, then trained on training and
 * validation together and measured on the test part, all items ranked but those of both.
 *
 * @param settings that were chosen
 * @param validation their Recall@20
 * @param test the test part
 */
public record StudyRun(Map<String, String> settings, double validation, RecommendEvaluation test) {
  /** What is measured. */
  public static final List<Metric> METRICS =
      List.of(Metric.recall(20), Metric.ndcg(20), Metric.hitRate(10), Metric.ndcg(10));

  /** Chooses, trains and measures. */
  public static StudyRun of(StudySystem system, Split split, long seed) {
    Map<String, String> chosen = Map.of();
    double best = Double.NEGATIVE_INFINITY;
    for (Map<String, String> settings : system.grid()) {
      RecommenderBuilder builder = builder(system, settings, seed);
      builder.validation(split.validation());
      try (Recommender model = builder.train(split.training(), ProgressListener.NONE)) {
        double recall =
            RecommendEvaluator.fullSort()
                .evaluate(model, split.training(), split.validation(), METRICS)
                .mean(METRICS.getFirst());
        if (recall > best) {
          best = recall;
          Map<String, String> known = new TreeMap<>(settings);
          for (String name : system.decided()) {
            known.put(name, model.report().settings().getOrDefault(name, ""));
          }
          chosen = known;
        }
      }
    }
    List<Interaction> all = new ArrayList<>();
    split.training().forEach(all::add);
    split.validation().forEach(all::add);
    try (Recommender model = builder(system, chosen, seed).train(all, ProgressListener.NONE)) {
      return new StudyRun(
          chosen, best, RecommendEvaluator.fullSort().evaluate(model, all, split.test(), METRICS));
    }
  }

  private static RecommenderBuilder builder(
      StudySystem system, Map<String, String> settings, long seed) {
    RecommenderBuilder builder = Recommender.model(system.model()).items(system.items()).seed(seed);
    settings.forEach(builder::set);
    return builder;
  }
}
