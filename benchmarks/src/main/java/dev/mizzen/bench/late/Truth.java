package dev.mizzen.bench.late;

import dev.mizzen.kernels.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exact scores of all documents for some queries. A document counts as one of the best ten if it
 * scores at least as the tenth, less 10⁻⁶.
 */
final class Truth {
  private static final float SLACK = 1e-6f;

  private final List<float[]> scores = new ArrayList<>();

  Truth(LateCorpus corpus, List<float[]> queries, Workers workers) {
    float[][] all = new float[queries.size()][];
    workers.run(all.length, q -> all[q] = corpus.exactScores(queries.get(q)));
    scores.addAll(Arrays.asList(all));
  }

  /** How many documents have scores. */
  int documents() {
    return scores.isEmpty() ? 0 : scores.getFirst().length;
  }

  /** The share of the exact first ten among the first {@code depth} of a ranking. */
  double recall(int query, int[] ranking, int depth) {
    float[] exact = scores.get(query);
    float[] sorted = exact.clone();
    Arrays.sort(sorted);
    int ten = Math.min(10, sorted.length);
    float least = sorted[sorted.length - ten] - SLACK;
    int found = 0;
    for (int i = 0; i < Math.min(depth, ranking.length); i++) {
      found += exact[ranking[i]] >= least ? 1 : 0;
    }
    return Math.min(found, ten) / (double) ten;
  }

  /** The best {@code depth} documents, the lower one of equals first. */
  int[] best(int query, int depth) {
    return Rankings.best(scores.get(query), depth);
  }
}
