package dev.mizzen.bench.accuracy;

import dev.mizzen.eval.Comparison;
import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.Qrels;
import dev.mizzen.eval.RankingEvaluator;
import dev.mizzen.eval.Run;
import java.util.List;

/** The metrics of the published tables, on one split. */
public final class Scores {
  /** The metric that decides. */
  public static final Metric NDCG = Metric.ndcg(10);

  /** All that are reported, in the order of the report. */
  public static final List<Metric> METRICS =
      List.of(
          NDCG,
          Metric.recall(10),
          Metric.recall(100),
          Metric.map(10),
          Metric.map(),
          Metric.mrr(10));

  private static final int RESAMPLES = 10_000;
  private static final long SEED = 42;

  private final RankingEvaluator evaluator = RankingEvaluator.create();
  private final Qrels qrels;

  /** Scores against {@code qrels}. */
  public Scores(Qrels qrels) {
    this.qrels = qrels;
  }

  /** All metrics of a run. */
  public EvaluationReport of(Run run) {
    return evaluator.evaluate(qrels, run, METRICS);
  }

  /** How a run's nDCG@10 stands against another's. */
  public Comparison compare(EvaluationReport system, EvaluationReport baseline) {
    return evaluator.compare(system, baseline, NDCG, RESAMPLES, SEED);
  }
}
