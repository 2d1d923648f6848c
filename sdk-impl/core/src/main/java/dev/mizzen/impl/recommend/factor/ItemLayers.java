package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.graph.GraphConvolution;

/**
 * The layers of items in TextGCN (Chernov et al., arXiv:2510.12461), whose users begin as the means
 * of their items: {@code U⁰ = D⁻¹R·X}, {@code I⁰ = X}, and {@code Uˡ⁺¹ = A·Iˡ}, {@code Iˡ⁺¹ =
 * Aᵀ·Uˡ} for {@code A = D_U^-½ R D_I^-½}.
 *
 * <p>So {@code Iˡ⁺¹ = AᵀA·Iˡ⁻¹}: items follow from items, in two chains of odd and even layers, and
 * users only pass through, a few columns at a time. However many users there are, no more than
 * {@code [U × 64]} values of theirs are kept. Cost two products with all edges for each layer, as
 * by the definition. For one thread.
 */
final class ItemLayers {
  private static final int SLICE = 64;

  private final Bipartite graph;
  private final int dimension;
  private final GraphConvolution convolution;
  private final EdgeWeights mean;
  private float[] last;
  private float[] beforeLast;
  private final float[] sum;
  private final float[] sumBefore;
  private int layers;

  /**
   * Layer 0.
   *
   * @param texts {@code [I × dimension]}, X
   */
  ItemLayers(Bipartite graph, float[] texts, int dimension, GraphConvolution convolution) {
    this.graph = graph;
    this.dimension = dimension;
    this.convolution = convolution;
    mean = EdgeWeights.mean(graph.users());
    last = texts;
    beforeLast = texts;
    sum = texts.clone();
    sumBefore = new float[texts.length];
  }

  /** The number of the last layer. */
  int layers() {
    return layers;
  }

  /** {@code [I × dimension]} the sum of all layers so far; changed by the next. */
  float[] sum() {
    return sum;
  }

  /** {@code [I × dimension]} the same without the last layer. */
  float[] sumBefore() {
    return sumBefore;
  }

  /** Adds a layer. */
  void next() {
    System.arraycopy(sum, 0, sumBefore, 0, sum.length);
    float[] next = new float[sum.length];
    for (int from = 0; from < dimension; from += SLICE) {
      slice(layers == 0 ? mean : graph.userWeights(), from, next);
    }
    for (int k = 0; k < sum.length; k++) {
      sum[k] += next[k];
    }
    beforeLast = last;
    last = next;
    layers++;
  }

  private void slice(EdgeWeights toUsers, int from, float[] next) {
    int width = Math.min(SLICE, dimension - from);
    int items = graph.items().rows();
    float[] rows = new float[items * width];
    for (int item = 0; item < items; item++) {
      System.arraycopy(beforeLast, item * dimension + from, rows, item * width, width);
    }
    float[] users = new float[graph.users().rows() * width];
    convolution.multiply(graph.users(), toUsers, rows, width, users, 1, null);
    convolution.multiply(graph.items(), graph.itemWeights(), users, width, rows, 1, null);
    for (int item = 0; item < items; item++) {
      System.arraycopy(rows, item * width, next, item * dimension + from, width);
    }
  }
}
