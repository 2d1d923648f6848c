package dev.mizzen.impl.eval;

import dev.mizzen.eval.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The definitions once more, as plainly as they can be written, to check the evaluator against. */
final class TrecOracle {
  private TrecOracle() {}

  static double value(Metric metric, Map<String, Float> scores, Map<String, Integer> grades) {
    List<String> ranking = new ArrayList<>(scores.keySet());
    ranking.sort(Comparator.<String>naturalOrder().reversed()); // ASCII ids only
    ranking.sort(Comparator.comparing((String d) -> scores.getOrDefault(d, 0f)).reversed());
    long relevant = grades.values().stream().filter(g -> g >= 1).count();
    int depth = metric.depth() == 0 ? Integer.MAX_VALUE : metric.depth();
    List<String> top = ranking.stream().limit(depth).toList();
    if (relevant == 0) {
      return 0;
    }
    return switch (metric.measure()) {
      case NDCG -> {
        List<Integer> ideal = new ArrayList<>(grades.values());
        ideal.sort(Comparator.reverseOrder());
        yield dcg(top.stream().map(d -> grades.getOrDefault(d, 0)).toList())
            / dcg(ideal.stream().limit(depth).toList());
      }
      case RECALL -> (double) count(top, grades) / relevant;
      case PRECISION -> (double) count(top, grades) / depth;
      case HIT -> count(top, grades) > 0 ? 1 : 0;
      case MAP -> {
        double sum = 0;
        for (int rank = 1; rank <= top.size(); rank++) {
          if (grades.getOrDefault(top.get(rank - 1), 0) >= 1) {
            sum += (double) count(top.subList(0, rank), grades) / rank;
          }
        }
        yield sum / relevant;
      }
      case MRR -> {
        for (int rank = 1; rank <= top.size(); rank++) {
          if (count(top.subList(0, rank), grades) > 0) {
            yield 1.0 / rank;
          }
        }
        yield 0;
      }
    };
  }

  private static long count(List<String> documents, Map<String, Integer> grades) {
    return documents.stream().filter(d -> grades.getOrDefault(d, 0) >= 1).count();
  }

  private static double dcg(List<Integer> grades) {
    double sum = 0;
    for (int i = 0; i < grades.size(); i++) {
      sum += Math.max(0, grades.get(i)) / (Math.log(i + 2) / Math.log(2));
    }
    return sum;
  }
}
