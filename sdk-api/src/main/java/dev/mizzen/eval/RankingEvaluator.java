package dev.mizzen.eval;

import dev.mizzen.spi.Providers;
import dev.mizzen.spi.RankingEvaluatorProvider;
import java.util.List;

/**
 * Measures rankings against judgments by trec_eval's conventions. Safe for use by many threads.
 *
 * {@snippet :
 * RankingEvaluator evaluator = RankingEvaluator.create();
 * EvaluationReport report = evaluator.evaluate(qrels, run, List.of(Metric.ndcg(10)));
 * double ndcg = report.mean(Metric.ndcg(10));
 * }
 */
public interface RankingEvaluator {
  /**
   * The evaluator of the highest rank.
   *
   * @throws dev.mizzen.error.ProviderNotFoundException if there is none
   */
  static RankingEvaluator create() {
    return Providers.first(RankingEvaluatorProvider.class, Providers.CORE).create();
  }

  /**
   * Measures every judged query. Queries of the run without a judgment are left out; judged queries
   * without a ranking count as 0. Cost: the retrieved plus the judged documents, for each metric.
   *
   * @throws IllegalArgumentException if there is no metric
   */
  EvaluationReport evaluate(Qrels qrels, Run run, List<Metric> metrics);

  /**
   * Compares two systems by the paired bootstrap (percentile interval at level 0.95) and the
   * randomisation test. The same seed gives the same result. Cost: resamples × queries.
   *
   * @param resamples at least 1,000
   * @throws IllegalArgumentException if the reports have different queries or none, or {@code
   *     metric} was not measured
   */
  Comparison compare(
      EvaluationReport system, EvaluationReport baseline, Metric metric, int resamples, long seed);
}
