package dev.mizzen.impl.recommend.closed;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;

/** How often columns of a graph stand in a row together. */
final class Gram {
  private Gram() {}

  /**
   * The lower triangle of {@code GᵀG + λI} for some columns of G. Cost the squares of the rows'
   * degrees.
   *
   * @param graph G
   * @param chosen ascending columns, n of them
   * @return {@code [n × n]}, row-major; what is above the diagonal is 0
   */
  static float[] of(CsrGraph graph, int[] chosen, double lambda) {
    int n = chosen.length;
    int[] place = new int[graph.columns()];
    Arrays.fill(place, -1);
    for (int c = 0; c < n; c++) {
      place[chosen[c]] = c;
    }
    float[] gram = HeapNeed.square(n);
    int[] row = new int[graph.columns()];
    for (int r = 0; r < graph.rows(); r++) {
      int size = 0;
      for (int e = graph.starts()[r]; e < graph.starts()[r + 1]; e++) {
        if (place[graph.neighbours()[e]] >= 0) {
          row[size++] = place[graph.neighbours()[e]];
        }
      }
      for (int a = 0; a < size; a++) {
        for (int b = 0; b <= a; b++) {
          gram[row[a] * n + row[b]]++;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      gram[i * n + i] += (float) lambda;
    }
    return gram;
  }
}
