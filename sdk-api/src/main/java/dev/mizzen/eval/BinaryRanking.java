package dev.mizzen.eval;

import java.util.Arrays;

/**
 * What a list of recommendations is worth where an item is either relevant or not. One object takes
 * one list after another. For one thread.
 */
final class BinaryRanking {
  private static final double LN_2 = Math.log(2);

  /** By place, and the sum of all places before. */
  private final double[] discounts;

  private final double[] ideals;

  /** Whether each rank holds a relevant item. */
  private boolean[] hits;

  private int length;
  private int relevant;

  /**
   * @param depth of the deepest metric
   */
  BinaryRanking(int depth) {
    discounts = new double[depth];
    ideals = new double[depth + 1];
    for (int i = 0; i < depth; i++) {
      discounts[i] = LN_2 / Math.log(i + 2.0);
      ideals[i + 1] = ideals[i] + discounts[i];
    }
    hits = new boolean[depth];
  }

  /** Begins a list of someone with so many relevant items. */
  void begin(int relevant) {
    length = 0;
    this.relevant = relevant;
  }

  /** Adds the next rank. */
  void add(boolean hit) {
    if (length == hits.length) {
      hits = Arrays.copyOf(hits, 2 * length);
    }
    hits[length++] = hit;
  }

  double value(Metric metric) {
    int depth = metric.depth();
    int ranks = Math.min(depth, length);
    return switch (metric.measure()) {
      case NDCG -> gain(ranks) / ideals[Math.min(depth, relevant)];
      case RECALL -> (double) found(ranks) / relevant;
      case MAP -> summedPrecision(ranks) / relevant;
      case MRR -> reciprocalRank(ranks);
      case PRECISION -> (double) found(ranks) / depth;
      case HIT -> found(ranks) > 0 ? 1 : 0;
    };
  }

  private double gain(int ranks) {
    double sum = 0;
    for (int i = 0; i < ranks; i++) {
      sum += hits[i] ? discounts[i] : 0;
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
