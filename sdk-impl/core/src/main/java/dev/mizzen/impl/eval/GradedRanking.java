package dev.mizzen.impl.eval;

import dev.mizzen.eval.Metric;
import dev.mizzen.eval.Run;
import java.util.List;
import java.util.Map;

/** One query's ranking as the grades at its ranks, ready to be measured. */
final class GradedRanking {
  private final int[] gains;
  private final int[] idealGains;

  /**
   * @param gains the grade at each rank, 0 if not relevant
   * @param idealGains the grades of all relevant documents, highest first
   */
  private GradedRanking(int[] gains, int[] idealGains) {
    this.gains = gains;
    this.idealGains = idealGains;
  }

  static GradedRanking of(List<Run.Scored> ranking, Map<String, Integer> grades) {
    int[] gains =
        ranking.stream().mapToInt(s -> Math.max(0, grades.getOrDefault(s.document(), 0))).toArray();
    int[] ideal =
        grades.values().stream()
            .filter(grade -> grade > 0)
            .mapToInt(grade -> -grade)
            .sorted()
            .map(negated -> -negated)
            .toArray();
    return new GradedRanking(gains, ideal);
  }

  double value(Metric metric) {
    if (idealGains.length == 0) {
      return 0;
    }
    int ranks =
        metric.depth() == Metric.ALL ? gains.length : Math.min(metric.depth(), gains.length);
    return switch (metric.measure()) {
      case NDCG -> discounted(gains, ranks) / discounted(idealGains, idealRanks(metric));
      case RECALL -> (double) relevant(ranks) / idealGains.length;
      case MAP -> summedPrecision(ranks) / idealGains.length;
      case MRR -> reciprocalRank(ranks);
      case PRECISION -> (double) relevant(ranks) / metric.depth();
      case HIT -> relevant(ranks) > 0 ? 1 : 0;
    };
  }

  private int idealRanks(Metric metric) {
    return metric.depth() == Metric.ALL
        ? idealGains.length
        : Math.min(metric.depth(), idealGains.length);
  }

  private static double discounted(int[] gains, int ranks) {
    double sum = 0;
    for (int i = 0; i < ranks; i++) {
      sum += gains[i] * Math.log(2) / Math.log(i + 2.0);
    }
    return sum;
  }

  private int relevant(int ranks) {
    int count = 0;
    for (int i = 0; i < ranks; i++) {
      count += gains[i] > 0 ? 1 : 0;
    }
    return count;
  }

  private double summedPrecision(int ranks) {
    double sum = 0;
    int found = 0;
    for (int i = 0; i < ranks; i++) {
      if (gains[i] > 0) {
        found++;
        sum += (double) found / (i + 1);
      }
    }
    return sum;
  }

  private double reciprocalRank(int ranks) {
    for (int i = 0; i < ranks; i++) {
      if (gains[i] > 0) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }
}
