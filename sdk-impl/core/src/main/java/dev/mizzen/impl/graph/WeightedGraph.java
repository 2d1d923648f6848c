package dev.mizzen.impl.graph;

import dev.mizzen.kernels.graph.CsrGraph;
import org.jspecify.annotations.Nullable;

/**
 * A sparse matrix: a pattern and the value of each edge. A view of its arrays.
 *
 * @param graph the pattern
 * @param weights one for each neighbour; null if every edge counts 1
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record WeightedGraph(CsrGraph graph, float @Nullable [] weights) {
  /** Refuses values of another number than edges. */
  public WeightedGraph {
    if (weights != null && weights.length != graph.neighbours().length) {
      throw new IllegalArgumentException(
          weights.length + " weights of " + graph.neighbours().length + " edges");
    }
  }

  /** Every edge counts 1. */
  public static WeightedGraph ones(CsrGraph graph) {
    return new WeightedGraph(graph, null);
  }

  /** The value of an edge. */
  public float weight(int edge) {
    return weights == null ? 1 : weights[edge];
  }

  /** The matrix with rows and columns exchanged. */
  public WeightedGraph transpose() {
    return new WeightedGraph(graph.transpose(), weights == null ? null : graph.transpose(weights));
  }
}
