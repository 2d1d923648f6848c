package dev.mizzen.impl.recommend.closed;

import dev.mizzen.impl.recommend.Histories;
import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.kernels.dense.DenseKernel;
import dev.mizzen.kernels.graph.CsrGraph;

/**
 * {@code α · h D_I^-½ V Vᵀ D_I^½} for histories h. Cost {@code 2 · items · rank} flops a history;
 * two copies of V.
 */
final class LowPass {
  private final float[] vectors;
  private final int items;
  private final int rank;
  private final float[] in;
  private final float[] out;

  /** {@code α D_I^½ V}, {@code [items × rank]}. */
  private final float[] rows;

  /** The same, {@code [rank × items]}. */
  private final float[] columns;

  private final DenseKernel dense;

  /**
   * A filter.
   *
   * @param graph users × items
   * @param vectors V, {@code [items × rank]}, row-major
   * @throws IllegalArgumentException if that is not a whole number of values for each item
   */
  LowPass(CsrGraph graph, float[] vectors, double alpha, DenseKernel dense) {
    items = graph.columns();
    if (vectors.length % Math.max(1, items) != 0) {
      throw new IllegalArgumentException(vectors.length + " values are no rows of " + items);
    }
    this.vectors = vectors;
    this.dense = dense;
    rank = vectors.length / Math.max(1, items);
    CsrGraph transposed = graph.transpose();
    in = TwoSteps.powers(transposed, -0.5);
    out = TwoSteps.powers(transposed, 0.5);
    rows = new float[vectors.length];
    columns = new float[vectors.length];
    for (int i = 0; i < items; i++) {
      out[i] *= (float) alpha;
      for (int k = 0; k < rank; k++) {
        rows[i * rank + k] = out[i] * vectors[i * rank + k];
        columns[k * items + i] = rows[i * rank + k];
      }
    }
  }

  float[] vectors() {
    return vectors;
  }

  /** Adds to {@code [n × items]} scores. */
  void add(Histories histories, float[] scores) {
    int count = histories.count();
    float[] low = new float[count * rank];
    CsrGraph graph = histories.items();
    for (int u = 0; u < count; u++) {
      for (int e = graph.starts()[u]; e < graph.starts()[u + 1]; e++) {
        int item = graph.neighbours()[e];
        for (int k = 0; k < rank; k++) {
          low[u * rank + k] += in[item] * vectors[item * rank + k];
        }
      }
    }
    if (count == 1) {
      // The kernel copies its matrix at each call: here the one of a single column.
      dense.product(rows, items, low, rank, 1, null, true, Activation.IDENTITY, false, scores);
    } else {
      dense.product(
          low, count, columns, rank, items, null, true, Activation.IDENTITY, false, scores);
    }
  }

  /** Adds what each item of a history gives to the score of {@code item}. */
  void addShares(int[] history, int item, double[] shares) {
    for (int h = 0; h < history.length; h++) {
      double sum = 0;
      for (int k = 0; k < rank; k++) {
        sum += (double) vectors[history[h] * rank + k] * vectors[item * rank + k];
      }
      shares[h] += sum * in[history[h]] * out[item];
    }
  }
}
