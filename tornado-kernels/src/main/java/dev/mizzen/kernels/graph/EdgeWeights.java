package dev.mizzen.kernels.graph;

import org.jspecify.annotations.Nullable;

/**
 * The value of edge e from row r to column c, {@code rows[r] · columns[c] · edges[e]}, where a
 * factor that is absent counts as 1. Without values for edges the matrix stays free of values: an
 * edge costs the four bytes of its column.
 *
 * <p>A view: the arrays are not copied, and may change between calls.
 */
public final class EdgeWeights {
  private static final EdgeWeights ONES = new EdgeWeights(null, null, null);

  private final float @Nullable [] rows;
  private final float @Nullable [] columns;
  private final float @Nullable [] edges;

  /**
   * Weights of any factors.
   *
   * @param rows {@code [rows]} of the graph
   * @param columns {@code [columns]} of the graph
   * @param edges one for each of the graph's neighbours
   */
  public EdgeWeights(
      float @Nullable [] rows, float @Nullable [] columns, float @Nullable [] edges) {
    this.rows = rows;
    this.columns = columns;
    this.edges = edges;
  }

  /** Every edge counts 1. */
  public static EdgeWeights ones() {
    return ONES;
  }

  /** A value of its own for each edge: attention, mutual influence. */
  public static EdgeWeights of(float[] edges) {
    return new EdgeWeights(null, null, edges);
  }

  /**
   * {@code 1/√(deg(r)·deg(c))}, the weights of {@code D^-½ A D^-½} (Kipf and Welling,
   * arXiv:1609.02907; He et al., LightGCN, arXiv:2002.02126); rows and columns without edges get 0.
   */
  public static EdgeWeights symmetric(CsrGraph graph) {
    int[] rowDegrees = Degrees.ofRows(graph);
    int[] columnDegrees = Degrees.ofColumns(graph);
    return new EdgeWeights(
        Degrees.power(rowDegrees, -0.5), Degrees.power(columnDegrees, -0.5), null);
  }

  /** {@code 1/deg(r)}: each row becomes the mean of its neighbours. */
  public static EdgeWeights mean(CsrGraph graph) {
    return new EdgeWeights(Degrees.power(Degrees.ofRows(graph), -1), null, null);
  }

  /** The factor of each row. */
  public float @Nullable [] rows() {
    return rows;
  }

  /** The factor of each column. */
  public float @Nullable [] columns() {
    return columns;
  }

  /** The factor of each edge. */
  public float @Nullable [] edges() {
    return edges;
  }

  /** The same factors of rows and columns, and other values of edges. */
  public EdgeWeights withEdges(float @Nullable [] values) {
    return new EdgeWeights(rows, columns, values);
  }

  /**
   * The weights of the transposed graph.
   *
   * @param graph the graph that these are the weights of
   */
  public EdgeWeights transpose(CsrGraph graph) {
    return new EdgeWeights(columns, rows, edges == null ? null : graph.transpose(edges));
  }
}
