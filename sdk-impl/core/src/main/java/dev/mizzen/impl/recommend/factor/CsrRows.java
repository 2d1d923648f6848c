package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.graph.CsrGraph;

/** Some rows of a graph. */
final class CsrRows {
  private CsrRows() {}

  /** These rows, in this order. */
  static CsrGraph of(CsrGraph graph, int[] rows) {
    int[] starts = new int[rows.length + 1];
    for (int n = 0; n < rows.length; n++) {
      starts[n + 1] = starts[n] + graph.degree(rows[n]);
    }
    int[] neighbours = new int[starts[rows.length]];
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(
          graph.neighbours(),
          graph.starts()[rows[n]],
          neighbours,
          starts[n],
          starts[n + 1] - starts[n]);
    }
    return CsrGraph.of(graph.columns(), starts, neighbours);
  }
}
