package dev.mizzen.bench.recommend;

import dev.mizzen.eval.Comparison;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.RankingEvaluator;
import dev.mizzen.eval.RecommendEvaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Systems over several splits. A user's value is the mean over the splits, and users are drawn for
 * the intervals: what differs from split to split is within them as far as users differ.
 */
public final class StudyTally {
  private static final long SEED = 42;

  private final Map<String, List<StudyRun>> runs = new LinkedHashMap<>();
  private final int resamples;

  /** Nothing yet. */
  public StudyTally(int resamples) {
    this.resamples = resamples;
  }

  /** Keeps a run. */
  public void add(String system, StudyRun run) {
    runs.computeIfAbsent(system, s -> new ArrayList<>()).add(run);
  }

  /** All that there are, in the order they came. */
  public List<String> systems() {
    return List.copyOf(runs.keySet());
  }

  /** Each user's values, means over the splits. */
  public EvaluationReport users(String system) {
    Map<String, List<List<Double>>> rows = new LinkedHashMap<>();
    for (StudyRun run : of(system)) {
      run.test()
          .report()
          .perQuery()
          .forEach(
              (user, values) -> rows.computeIfAbsent(user, u -> new ArrayList<>()).add(values));
    }
    Map<String, List<Double>> means = new LinkedHashMap<>();
    rows.forEach(
        (user, values) -> {
          List<Double> mean = new ArrayList<>();
          for (int m = 0; m < StudyRun.METRICS.size(); m++) {
            int metric = m;
            mean.add(values.stream().mapToDouble(v -> v.get(metric)).average().orElseThrow());
          }
          means.put(user, mean);
        });
    return new EvaluationReport(StudyRun.METRICS, means);
  }

  private List<StudyRun> of(String system) {
    return Objects.requireNonNull(runs.get(system), system);
  }

  /** The figures of a system, and how far it is from others on the same users. */
  public Map<String, Object> row(String system, List<String> others) {
    List<StudyRun> all = of(system);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("system", system);
    row.put("splits", all.size());
    EvaluationReport own = users(system);
    for (Metric metric : StudyRun.METRICS) {
      row.put(metric.toString(), own.mean(metric));
      row.put(metric + "_by_split", all.stream().map(run -> run.test().mean(metric)).toList());
    }
    row.put("validation_recall@20_by_split", all.stream().map(StudyRun::validation).toList());
    row.put("settings_by_split", all.stream().map(StudyRun::settings).toList());
    row.put("cold_recall@20", cold(all));
    row.put("coverage@20", mean(all, RecommendEvaluation::coverage));
    row.put("popularity_lift@20", mean(all, RecommendEvaluation::popularityLift));
    for (String other : others) {
      if (!other.equals(system) && runs.containsKey(other)) {
        compare(row, own, other);
      }
    }
    return row;
  }

  private static double mean(List<StudyRun> all, ToDoubleFunction<RecommendEvaluation> value) {
    return all.stream().mapToDouble(run -> value.applyAsDouble(run.test())).average().orElse(0);
  }

  /** Of held-out items that nobody had dealt with in training. */
  private static double cold(List<StudyRun> all) {
    return mean(
        all,
        test ->
            test.strata().stream()
                .filter(s -> s.of() == RecommendEvaluation.Of.ITEMS && s.to() == 0)
                .mapToDouble(RecommendEvaluation.Stratum::recall)
                .findFirst()
                .orElse(0));
  }

  private void compare(Map<String, Object> row, EvaluationReport own, String other) {
    EvaluationReport base = users(other);
    for (Metric metric : List.of(Metric.recall(20), Metric.ndcg(20))) {
      Comparison found = RankingEvaluator.create().compare(own, base, metric, resamples, SEED);
      String key = "vs_" + other.replace(' ', '_') + "_" + metric;
      row.put(key, found.difference());
      row.put(key + "_lower", found.lower());
      row.put(key + "_upper", found.upper());
      row.put(key + "_p", found.pValue());
    }
  }
}
