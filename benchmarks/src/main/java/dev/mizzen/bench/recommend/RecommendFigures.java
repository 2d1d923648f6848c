package dev.mizzen.bench.recommend;

import dev.mizzen.eval.Metric;
import dev.mizzen.eval.RecommendEvaluation;
import dev.mizzen.recommend.TrainingReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is published of one model on one data set: flat keys. */
public final class RecommendFigures {
  /** All that is measured. */
  public static final List<Metric> METRICS =
      List.of(
          Metric.recall(20),
          Metric.ndcg(20),
          Metric.hitRate(5),
          Metric.ndcg(5),
          Metric.hitRate(10),
          Metric.ndcg(10),
          Metric.mrr(10),
          Metric.map(20),
          Metric.recall(50),
          Metric.ndcg(50));

  private RecommendFigures() {}

  /** The figures in order. */
  public static Map<String, Object> of(
      RecommendData data, TrainingReport report, RecommendEvaluation evaluation, double seconds) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("data", data.name());
    figures.put("part", data.part());
    figures.put("model", report.model());
    METRICS.forEach(metric -> figures.put(metric.toString(), evaluation.mean(metric)));
    String at = "@" + evaluation.depth();
    figures.put("coverage" + at, evaluation.coverage());
    figures.put("novelty_bits" + at, evaluation.novelty());
    figures.put("popularity_lift" + at, evaluation.popularityLift());
    for (RecommendEvaluation.Stratum one : evaluation.strata()) {
      String to = one.to() == Integer.MAX_VALUE ? "more" : Integer.toString(one.to());
      String key =
          String.format(
              Locale.ROOT, "%s_%d_to_%s", one.of().name().toLowerCase(Locale.ROOT), one.from(), to);
      figures.put(key + "_recall" + at, one.recall());
      figures.put(key + "_count", one.users());
    }
    figures.put("protocol", evaluation.protocol());
    figures.put("evaluated_users", evaluation.report().perQuery().size());
    figures.put("unknown_users", evaluation.unknownUsers());
    figures.put("leaked_pairs", evaluation.leaked());
    figures.put("users", report.users());
    figures.put("items", report.items());
    figures.put("interactions", report.interactions());
    figures.put("train_seconds", report.time().toNanos() * 1e-9);
    figures.put("eval_seconds", seconds);
    figures.put(
        "epochs", report.epochs().stream().mapToInt(TrainingReport.Epoch::epoch).max().orElse(0));
    curve(report, figures);
    new TreeMap<>(report.settings()).forEach((name, value) -> figures.put("set_" + name, value));
    figures.put("warnings", report.warnings());
    return figures;
  }

  /** What was measured while the model learned, if anything was. */
  private static void curve(TrainingReport report, Map<String, Object> figures) {
    List<TrainingReport.Epoch> measured =
        report.epochs().stream().filter(epoch -> !epoch.validation().isEmpty()).toList();
    if (measured.isEmpty()) {
      return;
    }
    figures.put("curve_epoch", measured.stream().map(TrainingReport.Epoch::epoch).toList());
    figures.put(
        "curve_seconds", measured.stream().map(epoch -> epoch.time().toNanos() * 1e-9).toList());
    figures.put("curve_loss", measured.stream().map(TrainingReport.Epoch::loss).toList());
    for (String name : new TreeMap<>(measured.getFirst().validation()).keySet()) {
      figures.put(
          "curve_" + name, measured.stream().map(epoch -> epoch.validation().get(name)).toList());
    }
  }
}
