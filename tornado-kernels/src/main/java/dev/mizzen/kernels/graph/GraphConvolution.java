package dev.mizzen.kernels.graph;

import org.jspecify.annotations.Nullable;

/** The door to a {@link GraphConvolutionKernel}: checks the arguments once. */
public final class GraphConvolution implements GraphConvolutionKernel {
  private final GraphConvolutionKernel kernel;

  /** A door to {@code kernel}. */
  public GraphConvolution(GraphConvolutionKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the graph, there is no result, or one
   *     is the operand or the other
   */
  @Override
  public void multiply(
      CsrGraph graph,
      EdgeWeights weights,
      float[] operand,
      int dimension,
      float @Nullable [] product,
      float weight,
      float @Nullable [] sum) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
    }
    checkLength("operand", operand, (long) graph.columns() * dimension);
    checkLength("product", product, (long) graph.rows() * dimension);
    checkLength("sum", sum, (long) graph.rows() * dimension);
    checkLength("weights of rows", weights.rows(), graph.rows());
    checkLength("weights of columns", weights.columns(), graph.columns());
    checkLength("weights of edges", weights.edges(), graph.neighbours().length);
    checkResults(operand, product, sum);
    kernel.multiply(graph, weights, operand, dimension, product, weight, sum);
  }

  @SuppressWarnings("ReferenceEquality") // The question is whether it is the same array.
  private static void checkResults(
      float[] operand, float @Nullable [] product, float @Nullable [] sum) {
    if (product == null && sum == null) {
      throw new IllegalArgumentException("neither product nor sum is given");
    }
    if (product == operand || sum == operand || product == sum) {
      throw new IllegalArgumentException("operand, product and sum must be arrays of their own");
    }
  }

  private static void checkLength(String name, float @Nullable [] values, long expected) {
    if (values != null) {
      CsrChecks.checkLength(name, values.length, expected);
    }
  }
}
