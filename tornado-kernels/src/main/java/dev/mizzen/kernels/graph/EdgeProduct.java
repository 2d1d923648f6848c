package dev.mizzen.kernels.graph;

/** The door to an {@link EdgeProductKernel}: checks the arguments once. */
public final class EdgeProduct implements EdgeProductKernel {
  private final EdgeProductKernel kernel;

  /** A door to {@code kernel}. */
  public EdgeProduct(EdgeProductKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the graph, or {@code products} is one
   *     of the operands
   */
  @Override
  public void multiply(
      CsrGraph graph, float[] rows, float[] columns, int dimension, float[] products) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
    }
    CsrChecks.checkLength("rows", rows.length, (long) graph.rows() * dimension);
    CsrChecks.checkLength("columns", columns.length, (long) graph.columns() * dimension);
    CsrChecks.checkLength("products", products.length, graph.neighbours().length);
    checkResult(rows, columns, products);
    kernel.multiply(graph, rows, columns, dimension, products);
  }

  @SuppressWarnings("ReferenceEquality") // The question is whether it is the same array.
  private static void checkResult(float[] rows, float[] columns, float[] products) {
    if (products == rows || products == columns) {
      throw new IllegalArgumentException("products must be an array of their own");
    }
  }
}
