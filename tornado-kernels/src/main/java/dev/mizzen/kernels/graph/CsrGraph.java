package dev.mizzen.kernels.graph;

import java.util.Arrays;

/**
 * The pattern of a sparse matrix {@code [rows × columns]} in compressed rows: which columns each
 * row is joined to, and no values. The half of a bipartite graph that leads from items to users has
 * the users as rows and the items as columns.
 *
 * <p>Edge e is the e-th entry of {@link #neighbours}; row r owns the edges from {@code starts[r]}
 * to before {@code starts[r + 1]}, with ascending columns. A column may stand in a row more than
 * once and then counts as often. Indices and starts are ints: Java arrays hold no more than 2³¹ − 1
 * entries. A graph with more edges is cut into ranges of rows, each a graph of its own, whose
 * products are disjoint rows of the whole product.
 *
 * <p>A view: the arrays are checked once and not copied, and must not change afterwards. Safe for
 * use by many threads.
 */
public final class CsrGraph {
  private final int columns;
  private final int[] starts;
  private final int[] neighbours;
  private final GraphPlan plan;

  private CsrGraph(int columns, int[] starts, int[] neighbours) {
    this.columns = columns;
    this.starts = starts;
    this.neighbours = neighbours;
    this.plan = GraphPlan.of(starts);
  }

  /**
   * A view of arrays that are already in this form. Cost O(rows + edges) for the checks.
   *
   * @param starts {@code [rows + 1]}, never shrinking; it may begin after the first neighbour
   * @throws IllegalArgumentException if {@code starts} shrinks or leaves the neighbours, or the
   *     columns of a row do not ascend within {@code 0 .. columns − 1}
   */
  public static CsrGraph of(int columns, int[] starts, int[] neighbours) {
    CsrChecks.check(columns, starts, neighbours);
    return new CsrGraph(columns, starts, neighbours);
  }

  /**
   * The graph of the edges {@code (sources[e], targets[e])} in any order, by two counting sorts.
   *
   * @throws IllegalArgumentException if the arrays differ in length or an end is outside its range
   */
  public static CsrGraph ofEdges(int rows, int columns, int[] sources, int[] targets) {
    CsrChecks.checkEdges(rows, columns, sources, targets);
    int[] byTarget = CountingSort.starts(columns, targets, 0, targets.length);
    int[] sourcesByTarget = CountingSort.place(byTarget, targets, sources);
    return new CsrGraph(rows, byTarget, sourcesByTarget).transpose();
  }

  /** The number of rows. */
  public int rows() {
    return starts.length - 1;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  /** The number of edges. */
  public int edges() {
    return starts[rows()] - starts[0];
  }

  /** {@code [rows + 1]} first edges, not a copy: to be read only. */
  public int[] starts() {
    return starts;
  }

  /** The column of each edge, not a copy: to be read only. */
  public int[] neighbours() {
    return neighbours;
  }

  /** The number of edges of a row. */
  public int degree(int row) {
    return starts[row + 1] - starts[row];
  }

  /** How products over this graph are cut into tasks. */
  public GraphPlan plan() {
    return plan;
  }

  /**
   * The rows {@code from .. to − 1} as a graph over the same neighbours, so that edge numbers stay.
   *
   * @throws IllegalArgumentException if they are not among the rows
   */
  public CsrGraph rows(int from, int to) {
    if (from < 0 || from > to || to > rows()) {
      throw new IllegalArgumentException(
          "rows " + from + " to " + to + " of a graph that has " + rows());
    }
    return new CsrGraph(columns, Arrays.copyOfRange(starts, from, to + 1), neighbours);
  }

  /**
   * The graph with rows and columns exchanged, by a stable counting sort: the order of its edges
   * depends on nothing but this graph. Cost O(rows + columns + edges).
   */
  public CsrGraph transpose() {
    int[] transposed = CountingSort.starts(columns, neighbours, starts[0], starts[rows()]);
    int[] next = transposed.clone();
    int[] sources = new int[edges()];
    for (int row = 0; row < rows(); row++) {
      for (int e = starts[row]; e < starts[row + 1]; e++) {
        sources[next[neighbours[e]]++] = row;
      }
    }
    return new CsrGraph(rows(), transposed, sources);
  }

  /**
   * Brings one value for each edge of this graph into the order of {@link #transpose}'s edges.
   *
   * @param weights one for each neighbour
   * @return {@code [edges]}
   * @throws IllegalArgumentException if {@code weights} has another length than the neighbours
   */
  public float[] transpose(float[] weights) {
    CsrChecks.checkLength("weights", weights.length, neighbours.length);
    int[] next = CountingSort.starts(columns, neighbours, starts[0], starts[rows()]);
    float[] transposed = new float[edges()];
    for (int e = starts[0]; e < starts[rows()]; e++) {
      transposed[next[neighbours[e]]++] = weights[e];
    }
    return transposed;
  }

  @Override
  public String toString() {
    return "CsrGraph[" + rows() + " × " + columns + ", " + edges() + " edges]";
  }
}
