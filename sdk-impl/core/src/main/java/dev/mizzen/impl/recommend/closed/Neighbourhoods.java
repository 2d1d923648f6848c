package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.recommend.Ranked;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;

/**
 * The nearest neighbours of every item.
 *
 * @param graph row i: the neighbours of item i
 * @param cosines one for each edge
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Neighbourhoods(CsrGraph graph, float[] cosines) {
  private static final int BLOCK = 64;
  private static final int ROUND = 64 * BLOCK;

  /** Hears how many items are done. */
  @FunctionalInterface
  interface Progress {
    void done(int items, int all);
  }

  /**
   * Finds them.
   *
   * @param users users × items
   */
  static Neighbourhoods of(
      CsrGraph users, int neighbours, double shrinkage, Workers workers, Progress progress) {
    CsrGraph items = users.transpose();
    int count = items.rows();
    int[][] nearest = new int[count][];
    float[][] cosines = new float[count][];
    for (int from = 0; from < count; from += ROUND) {
      int first = from;
      int last = Math.min(count, from + ROUND);
      workers.run(
          (last - first + BLOCK - 1) / BLOCK,
          task -> {
            float[] common = new float[count];
            int begin = first + task * BLOCK;
            for (int i = begin; i < Math.min(last, begin + BLOCK); i++) {
              count(users, items, i, common);
              scale(items, i, shrinkage, common);
              Ranked best = Ranked.of(common, neighbours).byItem();
              nearest[i] = best.items();
              cosines[i] = best.scores();
            }
          });
      progress.done(last, count);
    }
    return joined(nearest, cosines);
  }

  /** The cosines of each item divided by their sum. */
  float[] shares() {
    float[] shares = new float[cosines.length];
    for (int i = 0; i < graph.rows(); i++) {
      double sum = 0;
      for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
        sum += cosines[e];
      }
      for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
        shares[e] = (float) (cosines[e] / sum);
      }
    }
    return shares;
  }

  /** Common users of item {@code i} and all items. */
  private static void count(CsrGraph users, CsrGraph items, int i, float[] common) {
    Arrays.fill(common, 0);
    for (int e = items.starts()[i]; e < items.starts()[i + 1]; e++) {
      int user = items.neighbours()[e];
      for (int f = users.starts()[user]; f < users.starts()[user + 1]; f++) {
        common[users.neighbours()[f]]++;
      }
    }
  }

  /** Items without common users are no neighbours, nor is the item itself. */
  private static void scale(CsrGraph items, int i, double shrinkage, float[] common) {
    common[i] = 0;
    double degree = items.degree(i);
    for (int j = 0; j < common.length; j++) {
      common[j] =
          common[j] == 0
              ? Float.NEGATIVE_INFINITY
              : (float) (common[j] / (Math.sqrt(degree * items.degree(j)) + shrinkage));
    }
  }

  private static Neighbourhoods joined(int[][] nearest, float[][] cosines) {
    int[] starts = new int[nearest.length + 1];
    for (int i = 0; i < nearest.length; i++) {
      starts[i + 1] = Math.addExact(starts[i], nearest[i].length);
    }
    int[] all = new int[starts[nearest.length]];
    float[] values = new float[all.length];
    for (int i = 0; i < nearest.length; i++) {
      System.arraycopy(nearest[i], 0, all, starts[i], nearest[i].length);
      System.arraycopy(cosines[i], 0, values, starts[i], nearest[i].length);
    }
    return new Neighbourhoods(CsrGraph.of(nearest.length, starts, all), values);
  }
}
