package dev.mizzen.bench.accuracy;

import dev.mizzen.eval.EvaluationReport;
import dev.mizzen.eval.Metric;
import dev.mizzen.eval.Run;
import dev.mizzen.impl.eval.BeirDataset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures modes on one index, each beside its baselines. */
public final class Evaluation {
  private static final long CONTROL_SEED = 42;

  private final BeirDataset task;
  private final List<EncodedQuery> queries;
  private final Searches searches;
  private final Optional<WeightChoice> weight;
  private final Scores scores;
  private final Map<SearchMode, Run> runs = new EnumMap<>(SearchMode.class);

  /**
   * Measures on {@code task}.
   *
   * @param queries of the task, with the vectors that the modes to come need
   * @param weight for the weighted sum, if there were queries to choose it on
   */
  public Evaluation(
      BeirDataset task,
      List<EncodedQuery> queries,
      Searches searches,
      Optional<WeightChoice> weight) {
    this.task = task;
    this.queries = List.copyOf(queries);
    this.searches = searches;
    this.weight = weight;
    this.scores = new Scores(task.qrels());
  }

  /** Everything about {@code mode}. */
  public Outcome outcome(SearchMode mode) {
    Outcome outcome = new Outcome(mode.toString(), run(mode), report(mode));
    outcome.speed("", searches.time(queries, mode.ranker()));
    switch (mode) {
      case BM25 -> {}
      case DENSE -> besideDense(outcome);
      case HYBRID -> besideHybrid(outcome);
      case LATE -> outcome.comparison("vs_hybrid_", versus(outcome.report(), SearchMode.HYBRID));
    }
    if (mode != SearchMode.BM25) {
      outcome.put("bm25_ndcg@10", report(SearchMode.BM25).mean(Scores.NDCG));
      outcome.comparison("vs_bm25_", versus(outcome.report(), SearchMode.BM25));
    }
    Run control = RandomRanking.of(task.corpus(), task.queries().keySet(), CONTROL_SEED);
    return outcome.put("random_ndcg@10", scores.of(control).mean(Scores.NDCG));
  }

  private void besideDense(Outcome outcome) {
    Run graph = searches.run(queries, Ranker.denseGraph(), Ranker.CANDIDATES);
    EvaluationReport report = scores.of(graph);
    outcome.put("hnsw_ndcg@10", report.mean(Scores.NDCG));
    outcome.put("hnsw_recall@100", report.mean(Metric.recall(100)));
    Run page = searches.run(queries, Ranker.denseGraph(), Searches.PAGE);
    outcome.put("hnsw_overlap@10", Overlap.at(Searches.PAGE, outcome.run(), page));
    outcome.speed("hnsw_", searches.time(queries, Ranker.denseGraph()));
  }

  private void besideHybrid(Outcome outcome) {
    outcome.put("dense_ndcg@10", report(SearchMode.DENSE).mean(Scores.NDCG));
    outcome.comparison("vs_dense_", versus(outcome.report(), SearchMode.DENSE));
    weight.ifPresent(choice -> besideHybrid(outcome, choice));
  }

  private void besideHybrid(Outcome outcome, WeightChoice choice) {
    EvaluationReport weighted =
        scores.of(searches.run(queries, Ranker.weighted(choice.denseWeight())));
    outcome.put("weighted_dense_weight", choice.denseWeight());
    outcome.put("weighted_train_ndcg@10", choice.ndcg());
    outcome.metrics("weighted_", weighted);
    outcome.comparison("weighted_vs_bm25_", versus(weighted, SearchMode.BM25));
    outcome.comparison("weighted_vs_dense_", versus(weighted, SearchMode.DENSE));
  }

  private dev.mizzen.eval.Comparison versus(EvaluationReport system, SearchMode baseline) {
    return scores.compare(system, report(baseline));
  }

  private EvaluationReport report(SearchMode mode) {
    return scores.of(run(mode));
  }

  private Run run(SearchMode mode) {
    return runs.computeIfAbsent(mode, m -> searches.run(queries, m.ranker()));
  }
}
