package dev.mizzen.bench.recommend;

import dev.mizzen.Recommender;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.recommend.RecommendRequest;
import dev.mizzen.recommend.Recommendation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a model ranks tested papers for their authors: each among 99 others that were drawn, and
 * among all tested papers. A paper's value is the mean over its authors, so that papers are what is
 * compared and resampled. Equal scores rank by the model's order of items.
 */
public final class PaperRanks {
  /** Of the 99 others; {@code recall(20)} is among all tested papers. */
  public static final List<Metric> METRICS =
      List.of(Metric.mrr(100), Metric.hitRate(10), Metric.ndcg(10), Metric.recall(20));

  private PaperRanks() {}

  /**
   * Ranks.
   *
   * @param prefix before papers' ids, so that several splits can stand in one report
   */
  public static EvaluationReport of(Recommender model, PaperSplit split, String prefix) {
    Map<String, List<List<Double>>> values = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> author : split.pairs().entrySet()) {
      Map<String, Set<String>> others = split.candidates().getOrDefault(author.getKey(), Map.of());
      Set<String> asked = new LinkedHashSet<>(split.tested());
      others.values().forEach(asked::addAll);
      Map<String, Integer> places = places(model, author.getKey(), asked);
      for (String paper : author.getValue()) {
        int rank = rank(places, paper, others.getOrDefault(paper, Set.of()));
        int among = rank(places, paper, split.tested());
        values.computeIfAbsent(prefix + paper, key -> new ArrayList<>()).add(values(rank, among));
      }
    }
    Map<String, List<Double>> means = new LinkedHashMap<>();
    values.forEach((paper, rows) -> means.put(paper, mean(rows)));
    return new EvaluationReport(METRICS, means);
  }

  private static Map<String, Integer> places(Recommender model, String author, Set<String> asked) {
    RecommendRequest request =
        RecommendRequest.forUser(author).includeSeen().allow(asked).limit(asked.size());
    Map<String, Integer> places = new HashMap<>();
    for (Recommendation one : model.recommend(request)) {
      places.put(one.item(), one.rank());
    }
    return places;
  }

  private static int rank(Map<String, Integer> places, String paper, Iterable<String> others) {
    int own = places.getOrDefault(paper, Integer.MAX_VALUE);
    int rank = 1;
    for (String other : others) {
      rank += places.getOrDefault(other, Integer.MAX_VALUE) < own ? 1 : 0;
    }
    return rank;
  }

  private static List<Double> values(int rank, int among) {
    return List.of(
        1.0 / rank,
        rank <= 10 ? 1.0 : 0.0,
        rank <= 10 ? Math.log(2) / Math.log(rank + 1.0) : 0.0,
        among <= 20 ? 1.0 : 0.0);
  }

  private static List<Double> mean(List<List<Double>> rows) {
    List<Double> mean = new ArrayList<>();
    for (int m = 0; m < METRICS.size(); m++) {
      int at = m;
      mean.add(rows.stream().mapToDouble(row -> row.get(at)).average().orElse(0));
    }
    return mean;
  }
}
