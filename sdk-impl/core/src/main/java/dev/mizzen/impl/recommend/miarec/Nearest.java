package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.impl.recommend.factor.FactorKernels;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;

/** Graphs of nearest neighbours by dot products, in both directions. */
final class Nearest {
  private static final int ROWS = 4096;

  private Nearest() {}

  /**
   * Joins each row to the {@code count} others of the largest product above 0, and those to it.
   *
   * @param rows {@code [n × dimension]}
   */
  static CsrGraph of(float[] rows, int dimension, int count, FactorKernels kernels) {
    int nodes = rows.length / dimension;
    int[] own = new int[nodes];
    Arrays.setAll(own, n -> n);
    int[] starts = new int[nodes + 1];
    Arrays.setAll(starts, n -> n);
    CsrGraph self = CsrGraph.of(nodes, starts, own);
    int[] sources = new int[2 * nodes * count];
    int[] targets = new int[sources.length];
    int edges = 0;
    for (int from = 0; from < nodes; from += ROWS) {
      int to = Math.min(nodes, from + ROWS);
      int[] ranked = new int[(to - from) * count];
      float[] scores = new float[ranked.length];
      float[] block = Arrays.copyOfRange(rows, from * dimension, to * dimension);
      kernels
          .ranking()
          .rank(block, TokenRows.of(rows, dimension), self.rows(from, to), count, ranked, scores);
      for (int n = 0; n < ranked.length; n++) {
        if (ranked[n] >= 0 && scores[n] > 0) {
          sources[edges] = from + n / count;
          targets[edges++] = ranked[n];
          sources[edges] = ranked[n];
          targets[edges++] = from + n / count;
        }
      }
    }
    return once(
        CsrGraph.ofEdges(
            nodes, nodes, Arrays.copyOf(sources, edges), Arrays.copyOf(targets, edges)));
  }

  /** Each edge once. */
  private static CsrGraph once(CsrGraph graph) {
    int[] starts = new int[graph.rows() + 1];
    int[] neighbours = new int[graph.edges()];
    int size = 0;
    for (int row = 0; row < graph.rows(); row++) {
      for (int e = graph.starts()[row]; e < graph.starts()[row + 1]; e++) {
        if (e == graph.starts()[row] || graph.neighbours()[e] != graph.neighbours()[e - 1]) {
          neighbours[size++] = graph.neighbours()[e];
        }
      }
      starts[row + 1] = size;
    }
    return CsrGraph.of(graph.columns(), starts, Arrays.copyOf(neighbours, size));
  }
}
