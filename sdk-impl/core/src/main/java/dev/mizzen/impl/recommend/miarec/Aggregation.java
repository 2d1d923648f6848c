package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.graph.GraphConvolution;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What nodes hear of their neighbours, {@code Σ_{j∈S_i} M_ij·u_j ⁄ (|S_i|·√|N_i|·√|N_j|)} over the
 * neighbours S that were sampled of all neighbours N, and its transposed product for gradients. The
 * weights M are those of all neighbours, whatever is sampled. A node without neighbours hears 0.
 */
final class Aggregation {
  private final CsrGraph all;
  private final float[] influence;
  private final boolean degrees;
  private final CsrGraph graph;
  private final EdgeWeights weights;
  private final CsrGraph back;
  private final EdgeWeights backWeights;

  private Aggregation(
      CsrGraph all, float[] influence, boolean degrees, CsrGraph graph, float[] kept) {
    this.all = all;
    this.influence = influence;
    this.degrees = degrees;
    this.graph = graph;
    weights = weights(all, graph, kept, degrees);
    back = graph.transpose();
    backWeights = weights.transpose(graph);
  }

  /**
   * Of all neighbours.
   *
   * @param influence M of each edge
   * @param degrees whether messages are divided by √|N_i|·√|N_j|
   */
  static Aggregation of(CsrGraph graph, float[] influence, boolean degrees) {
    return new Aggregation(graph, influence, degrees, graph, influence);
  }

  private static EdgeWeights weights(
      CsrGraph all, CsrGraph sampled, float[] influence, boolean degrees) {
    float[] rows = new float[all.rows()];
    float @Nullable [] columns = degrees ? new float[all.rows()] : null;
    for (int row = 0; row < rows.length; row++) {
      double root = degrees ? Math.sqrt(Math.max(1, all.degree(row))) : 1;
      rows[row] = (float) (1 / (root * Math.max(1, sampled.degree(row))));
      if (columns != null) {
        columns[row] = (float) (1 / root);
      }
    }
    return new EdgeWeights(rows, columns, influence);
  }

  /** The same of {@code size} neighbours at most, drawn without replacement. */
  Aggregation sampled(int size, RandomGenerator random) {
    int[] starts = new int[all.rows() + 1];
    int[] neighbours = new int[all.edges()];
    float[] kept = new float[all.edges()];
    int count = 0;
    for (int row = 0; row < all.rows(); row++) {
      for (int e : draw(all.starts()[row], all.starts()[row + 1], size, random)) {
        neighbours[count] = all.neighbours()[e];
        kept[count++] = influence[e];
      }
      starts[row + 1] = count;
    }
    CsrGraph sample = CsrGraph.of(all.columns(), starts, Arrays.copyOf(neighbours, count));
    return new Aggregation(all, influence, degrees, sample, Arrays.copyOf(kept, count));
  }

  /** Some of the edges from one to before another, ascending: the first of a partial shuffle. */
  private static int[] draw(int from, int to, int size, RandomGenerator random) {
    int[] edges = new int[to - from];
    Arrays.setAll(edges, n -> from + n);
    if (edges.length <= size) {
      return edges;
    }
    for (int n = 0; n < size; n++) {
      int other = n + random.nextInt(edges.length - n);
      int edge = edges[n];
      edges[n] = edges[other];
      edges[other] = edge;
    }
    int[] drawn = Arrays.copyOf(edges, size);
    Arrays.sort(drawn);
    return drawn;
  }

  /** The pattern of all neighbours. */
  CsrGraph graph() {
    return all;
  }

  /** M of each edge of {@link #graph}. */
  float[] influence() {
    return influence;
  }

  /** Writes what nodes hear. */
  void forward(GraphConvolution convolution, float[] rows, int dimension, float[] heard) {
    convolution.multiply(graph, weights, rows, dimension, heard, 1, null);
  }

  /** Adds the gradient to the rows, from that to what was heard. */
  void backward(GraphConvolution convolution, float[] heard, int dimension, float[] rows) {
    convolution.multiply(back, backWeights, heard, dimension, null, 1, rows);
  }
}
