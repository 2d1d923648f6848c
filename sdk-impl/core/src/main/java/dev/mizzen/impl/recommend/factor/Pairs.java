package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.graph.GraphConvolution;
import org.jspecify.annotations.Nullable;

/**
 * Weighted pairs of users and items, brought from the order of users into that of items, so that
 * what they send to items is one product with one writer for each row.
 */
final class Pairs {
  private final int[] starts;
  private final int[] users;
  private final float[] weights;

  /** By two passes of a counting sort; pairs of one item stay in the order of users. */
  Pairs(int items, int[] userOf, int[] itemOf, float[] weightOf) {
    int count = itemOf.length;
    starts = new int[items + 1];
    for (int e = 0; e < count; e++) {
      starts[itemOf[e] + 1]++;
    }
    for (int item = 0; item < items; item++) {
      starts[item + 1] += starts[item];
    }
    int[] next = starts.clone();
    users = new int[count];
    weights = new float[count];
    for (int e = 0; e < count; e++) {
      int to = next[itemOf[e]]++;
      users[to] = userOf[e];
      weights[to] = weightOf[e];
    }
  }

  /**
   * {@code result[i] = Σ weight · factor[u] · rows[u]} over the pairs of each item.
   *
   * @param add whether to add to what stands in {@code result}
   */
  void toItems(
      GraphConvolution convolution,
      float[] rows,
      int dimension,
      float @Nullable [] factors,
      float[] result,
      boolean add) {
    CsrGraph graph = CsrGraph.of(rows.length / dimension, starts, users);
    convolution.multiply(
        graph,
        new EdgeWeights(null, factors, weights),
        rows,
        dimension,
        add ? null : result,
        1,
        add ? result : null);
  }
}
