package dev.mizzen.impl.eval;

import dev.mizzen.eval.Comparison;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.Qrels;
import dev.mizzen.eval.RankingEvaluator;
import dev.mizzen.eval.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The evaluator behind {@link RankingEvaluator#create()}. */
public final class TrecRankingEvaluator implements RankingEvaluator {
  private static final double LEVEL = 0.95;
  private static final int MIN_RESAMPLES = 1000;

  /** Has no settings. */
  public TrecRankingEvaluator() {}

  @Override
  public EvaluationReport evaluate(Qrels qrels, Run run, List<Metric> metrics) {
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("name at least 1 metric, got 0");
    }
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    for (String query : qrels.queries()) {
      GradedRanking ranking = GradedRanking.of(run.ranking(query), qrels.grades(query));
      rows.put(query, metrics.stream().map(ranking::value).toList());
    }
    return new EvaluationReport(metrics, rows);
  }

  @Override
  public Comparison compare(
      EvaluationReport system, EvaluationReport baseline, Metric metric, int resamples, long seed) {
    if (resamples < MIN_RESAMPLES) {
      throw new IllegalArgumentException(
          "resamples must be at least " + MIN_RESAMPLES + ", got " + resamples);
    }
    double[] differences = differences(system.values(metric), baseline.values(metric));
    double mean = java.util.Arrays.stream(differences).average().orElseThrow();
    double[] ends = PairedTests.bootstrapInterval(differences, LEVEL, resamples, seed);
    double pValue = PairedTests.randomisationPValue(differences, resamples, seed);
    return new Comparison(metric, mean, ends[0], ends[1], LEVEL, pValue, resamples, seed);
  }

  private static double[] differences(Map<String, Double> system, Map<String, Double> baseline) {
    if (system.isEmpty() || !system.keySet().equals(baseline.keySet())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "only reports over the same queries can be compared, got %d and %d queries of"
                  + " different sets or none",
              system.size(),
              baseline.size()));
    }
    return system.entrySet().stream()
        .mapToDouble(entry -> entry.getValue() - baseline.getOrDefault(entry.getKey(), Double.NaN))
        .toArray();
  }
}
