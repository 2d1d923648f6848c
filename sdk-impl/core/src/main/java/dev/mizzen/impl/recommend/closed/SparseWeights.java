package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.impl.recommend.Scorer;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sparse weights between items: {@code s(i) = Σ_{j ∈ h} B(j, i)}.
 *
 * @param graph row j: the items that j gives to
 * @param weights B, one for each edge
 * @param description of a score
 * @param workers the threads
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record SparseWeights(CsrGraph graph, float[] weights, String description, Workers workers)
    implements Scorer {
  private static final int BLOCK = 16;
  static final String STARTS = "starts";
  static final String NEIGHBOURS = "neighbours";
  static final String WEIGHTS = "weights";

  /** Refuses a number of weights that is not that of the edges. */
  SparseWeights {
    if (weights.length != graph.neighbours().length) {
      throw new IllegalArgumentException(weights.length + " weights for " + graph);
    }
  }

  @Override
  public int items() {
    return graph.rows();
  }

  @Override
  public void scores(Histories histories, float[] scores) {
    int count = histories.count();
    workers.run(
        (count + BLOCK - 1) / BLOCK,
        task -> {
          for (int u = task * BLOCK; u < Math.min(count, (task + 1) * BLOCK); u++) {
            score(histories.items(), u, scores);
          }
        });
  }

  private void score(CsrGraph histories, int row, float[] scores) {
    int at = row * items();
    Arrays.fill(scores, at, at + items(), 0);
    for (int h = histories.starts()[row]; h < histories.starts()[row + 1]; h++) {
      int item = histories.neighbours()[h];
      for (int e = graph.starts()[item]; e < graph.starts()[item + 1]; e++) {
        scores[at + graph.neighbours()[e]] += weights[e];
      }
    }
  }

  @Override
  public Explained explain(Histories history, int item) {
    int[] items = history.history(0);
    double[] shares = new double[items.length];
    for (int h = 0; h < items.length; h++) {
      int from = graph.starts()[items[h]];
      int edge = Arrays.binarySearch(graph.neighbours(), from, graph.starts()[items[h] + 1], item);
      shares[h] = edge < 0 ? 0 : weights[edge];
    }
    return Explained.sumOf(shares, description);
  }

  @Override
  public Map<String, Object> arrays() {
    Map<String, Object> arrays = new LinkedHashMap<>();
    arrays.put(STARTS, graph.starts());
    arrays.put(NEIGHBOURS, graph.neighbours());
    arrays.put(WEIGHTS, weights);
    return arrays;
  }
}
