package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;

/**
 * Users as TextGCN sees them: the sum of their layers is a sum over their history, {@code Σⱼ xⱼ/n +
 * tⱼ/√n} for n items j with the texts x, where {@code t} is the sum of all layers but the last of
 * an item over the root of its degree. So known users and strangers go one way. Immutable.
 */
final class TextUsers {
  private static final int ROWS = 64;

  private final int dimension;
  private final float[] texts;
  private final float[] neighbours;
  private final Workers workers;

  /**
   * @param texts {@code [I × dimension]}, x
   * @param neighbours {@code [I × dimension]}, t
   */
  TextUsers(int dimension, float[] texts, float[] neighbours, Workers workers) {
    this.dimension = dimension;
    this.texts = texts;
    this.neighbours = neighbours;
    this.workers = workers;
  }

  /** Those of the layers so far. */
  static TextUsers of(ItemLayers layers, float[] texts, int dimension, CsrGraph items, Workers on) {
    float[] neighbours = layers.sumBefore().clone();
    for (int item = 0; item < items.rows(); item++) {
      int degree = items.degree(item);
      float scale = degree > 0 ? (float) (1 / Math.sqrt(degree)) : 0;
      for (int k = item * dimension; k < (item + 1) * dimension; k++) {
        neighbours[k] *= scale;
      }
    }
    return new TextUsers(dimension, texts, neighbours, on);
  }

  /** Values in a row. */
  int dimension() {
    return dimension;
  }

  /** {@code [I × dimension]} of items; not a copy. */
  float[] texts() {
    return texts;
  }

  /** {@code [I × dimension]} what items bring of their neighbours; not a copy. */
  float[] neighbours() {
    return neighbours;
  }

  /** With more items, which have no neighbours. */
  TextUsers and(float[] moreTexts) {
    float[] grown = Arrays.copyOf(texts, texts.length + moreTexts.length);
    System.arraycopy(moreTexts, 0, grown, texts.length, moreTexts.length);
    return new TextUsers(dimension, grown, Arrays.copyOf(neighbours, grown.length), workers);
  }

  /** {@code [n × dimension]} the users of these histories. */
  float[] vectors(CsrGraph histories) {
    float[] vectors = new float[Math.multiplyExact(histories.rows(), dimension)];
    workers.run(
        (histories.rows() + ROWS - 1) / ROWS,
        task -> {
          int to = Math.min(histories.rows(), (task + 1) * ROWS);
          for (int n = task * ROWS; n < to; n++) {
            int degree = histories.degree(n);
            for (int e = histories.starts()[n]; e < histories.starts()[n + 1]; e++) {
              add(histories.neighbours()[e], degree, vectors, n * dimension);
            }
          }
        });
    return vectors;
  }

  /** Adds what an item of a history of {@code count} brings. */
  void add(int item, int count, float[] to, int at) {
    float text = 1f / count;
    float neighbour = (float) (1 / Math.sqrt(count));
    int from = item * dimension;
    for (int k = 0; k < dimension; k++) {
      to[at + k] += text * texts[from + k] + neighbour * neighbours[from + k];
    }
  }
}
