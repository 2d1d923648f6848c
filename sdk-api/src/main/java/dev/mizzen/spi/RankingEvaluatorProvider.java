package dev.mizzen.spi;

import dev.mizzen.eval.RankingEvaluator;

/** Makes evaluators of rankings; registered as a service. */
public interface RankingEvaluatorProvider extends Provider {
  /** An evaluator. */
  RankingEvaluator create();
}
