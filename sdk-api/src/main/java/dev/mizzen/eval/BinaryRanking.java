package dev.mizzen.eval;

import dev.mizzen.recommend.Recommendation;
import java.util.List;
import java.util.Set;

/** What a list of recommendations is worth where an item is either relevant or not. */
final class BinaryRanking {
  private static final double LN_2 = Math.log(2);

  /** Whether each rank holds a relevant item. */
  private final boolean[] hits;

  private final int relevant;

  BinaryRanking(List<Recommendation> ranking, Set<String> relevant) {
    hits = new boolean[ranking.size()];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = relevant.contains(ranking.get(i).item());
    }
    this.relevant = relevant.size();
  }

  /** Whether the item at {@code rank}, from 0, is relevant. */
  boolean hit(int rank) {
    return hits[rank];
  }

  double value(Metric metric) {
    int depth = metric.depth() == Metric.ALL ? Integer.MAX_VALUE : metric.depth();
    int ranks = Math.min(depth, hits.length);
    return switch (metric.measure()) {
      case NDCG -> gain(ranks) / idealGain(Math.min(depth, relevant));
      case RECALL -> (double) found(ranks) / relevant;
      case MAP -> summedPrecision(ranks) / relevant;
      case MRR -> reciprocalRank(ranks);
      case PRECISION -> (double) found(ranks) / depth;
      case HIT -> found(ranks) > 0 ? 1 : 0;
    };
  }

  private static double discount(int place) {
    return LN_2 / Math.log(place + 2.0);
  }

  private double gain(int ranks) {
    double sum = 0;
    for (int i = 0; i < ranks; i++) {
      sum += hits[i] ? discount(i) : 0;
    }
    return sum;
  }

  private static double idealGain(int ranks) {
    double sum = 0;
    for (int i = 0; i < ranks; i++) {
      sum += discount(i);
    }
    return sum;
  }

  private int found(int ranks) {
    int count = 0;
    for (int i = 0; i < ranks; i++) {
      count += hits[i] ? 1 : 0;
    }
    return count;
  }

  private double summedPrecision(int ranks) {
    double sum = 0;
    int found = 0;
    for (int i = 0; i < ranks; i++) {
      if (hits[i]) {
        sum += (double) ++found / (i + 1);
      }
    }
    return sum;
  }

  private double reciprocalRank(int ranks) {
    for (int i = 0; i < ranks; i++) {
      if (hits[i]) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }
}
