package dev.mizzen.impl.recommend;

import java.util.ArrayList;
import java.util.List;

/**
 * Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): one item after the other, each
 * time the one with the largest {@code (1 − d)·score − d·maxⱼ near(i, j)} over the items {@code j}
 * taken so far. Scores are brought to 0 .. 1 over the pool, and nearness to at most 1 for each j.
 */
final class Diversity {
  /** How many times as many candidates as are asked for take part. */
  static final int POOL = 10;

  private final Scorer scorer;

  Diversity(Scorer scorer) {
    this.scorer = scorer;
  }

  /**
   * Some of a pool, in the order they were taken.
   *
   * @param pool items, best first
   * @param scores their scores
   * @param d from 0, scores alone, to 1
   * @return positions in the pool
   */
  List<Integer> choose(int[] pool, float[] scores, int limit, double d) {
    double[] relevance = scaled(scores);
    double[] nearest = new double[pool.length];
    boolean[] taken = new boolean[pool.length];
    float[] near = new float[scorer.items()];
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < Math.min(limit, pool.length)) {
      int best = -1;
      double value = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < pool.length; i++) {
        double marginal = (1 - d) * relevance[i] - d * nearest[i];
        if (!taken[i] && marginal > value) {
          best = i;
          value = marginal;
        }
      }
      taken[best] = true;
      chosen.add(best);
      scorer.similar(pool[best], near);
      raise(pool, near, pool[best], nearest);
    }
    return chosen;
  }

  private static void raise(int[] pool, float[] near, int self, double[] nearest) {
    float largest = 0;
    for (int item : pool) {
      largest = item == self ? largest : Math.max(largest, near[item]);
    }
    for (int i = 0; largest > 0 && i < pool.length; i++) {
      nearest[i] = Math.max(nearest[i], near[pool[i]] / largest);
    }
  }

  private static double[] scaled(float[] scores) {
    float best = scores.length == 0 ? 0 : scores[0];
    float range = scores.length == 0 ? 0 : best - scores[scores.length - 1];
    double[] scaled = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      scaled[i] = range > 0 ? 1 - (best - scores[i]) / (double) range : 1;
    }
    return scaled;
  }
}
