package dev.mizzen.bench.accuracy;

import dev.mizzen.eval.Qrels;
import java.util.List;

/**
 * The weight of the dense part in a weighted sum, chosen on queries that are not measured.
 *
 * @param denseWeight in [0, 1]; the words weigh the rest
 * @param ndcg nDCG@10 on the queries it was chosen on
 */
public record WeightChoice(double denseWeight, double ndcg) {
  private static final int STEPS = 10;

  /**
   * Tries 0, 0.1, …, 1 and takes the weight of the highest nDCG@10; of equal ones the smallest.
   * Cost: 11 searches for each query.
   */
  public static WeightChoice on(Searches searches, List<EncodedQuery> queries, Qrels qrels) {
    Scores scores = new Scores(qrels);
    WeightChoice best = new WeightChoice(0, -1);
    for (int step = 0; step <= STEPS; step++) {
      double weight = (double) step / STEPS;
      double ndcg =
          scores
              .of(searches.run(queries, Ranker.weighted(weight), Searches.PAGE))
              .mean(Scores.NDCG);
      best = ndcg > best.ndcg ? new WeightChoice(weight, ndcg) : best;
    }
    return best;
  }
}
