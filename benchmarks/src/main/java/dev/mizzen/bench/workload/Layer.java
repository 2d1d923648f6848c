package dev.mizzen.bench.workload;

import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;

/**
 * One layer of LightGCN: both halves of {@code D^-½ A D^-½ · X} (He et al., arXiv:2002.02126), over
 * users and items that met.
 */
public final class Layer {
  private static final long SEED = 20_260_302;

  private final CsrGraph users;
  private final CsrGraph items;
  private final int dimension;
  private final float[] userVectors;
  private final float[] itemVectors;

  /**
   * A layer over {@code users}.
   *
   * @param users rows are users, columns items
   * @param dimension of the random vectors that are propagated
   */
  public Layer(CsrGraph users, int dimension) {
    this.users = users;
    this.items = users.transpose();
    this.dimension = dimension;
    userVectors = UnitRows.random(SEED, users.rows(), dimension);
    itemVectors = UnitRows.random(SEED + 1, users.columns(), dimension);
  }

  /** From users to their items. */
  public CsrGraph users() {
    return users;
  }

  /** From items to their users. */
  public CsrGraph items() {
    return items;
  }

  /** Values in a vector. */
  public int dimension() {
    return dimension;
  }

  /** {@code [users × dimension]}. */
  public float[] userVectors() {
    return userVectors;
  }

  /** {@code [items × dimension]}. */
  public float[] itemVectors() {
    return itemVectors;
  }

  /** Of both halves. */
  public double flops() {
    return 4.0 * users.edges() * dimension;
  }

  /**
   * Of both halves: for each edge a column and a row of the operand, for each row its result. The
   * operand is smaller than a last-level cache, so a product may be faster than memory is.
   */
  public double bytes() {
    return 2.0 * users.edges() * (Integer.BYTES + (double) Float.BYTES * dimension)
        + (double) Float.BYTES * dimension * (users.rows() + users.columns());
  }

  /** {@code [users + items × dimension]} in double precision, users first. */
  public double[] expected() {
    double[] expected = new double[(users.rows() + users.columns()) * dimension];
    add(users, itemVectors, expected, 0);
    add(items, userVectors, expected, users.rows());
    return expected;
  }

  private void add(CsrGraph graph, float[] operand, double[] expected, int firstRow) {
    CsrGraph columns = firstRow == 0 ? items : users;
    for (int row = 0; row < graph.rows(); row++) {
      for (int e = graph.starts()[row]; e < graph.starts()[row + 1]; e++) {
        int column = graph.neighbours()[e];
        double weight = 1 / Math.sqrt((double) graph.degree(row) * columns.degree(column));
        for (int k = 0; k < dimension; k++) {
          expected[(firstRow + row) * dimension + k] += weight * operand[column * dimension + k];
        }
      }
    }
  }

  /** The weights of {@link #users}, for kernels that take factors of rows and columns. */
  public EdgeWeights weights() {
    return EdgeWeights.symmetric(users);
  }
}
