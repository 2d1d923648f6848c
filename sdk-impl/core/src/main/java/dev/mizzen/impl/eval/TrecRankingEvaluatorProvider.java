package dev.mizzen.impl.eval;

import dev.mizzen.eval.RankingEvaluator;
import dev.mizzen.spi.RankingEvaluatorProvider;

/** Registers {@link TrecRankingEvaluator}. */
public final class TrecRankingEvaluatorProvider implements RankingEvaluatorProvider {
  /** Called by the service loader. */
  public TrecRankingEvaluatorProvider() {}

  @Override
  public String id() {
    return "trec";
  }

  @Override
  public RankingEvaluator create() {
    return new TrecRankingEvaluator();
  }
}
