package dev.mizzen.kernels.graph;

import org.jspecify.annotations.Nullable;

/**
 * A sparse matrix times a dense one: {@code product = W · operand}, where W has the pattern of a
 * graph and the values of its {@link EdgeWeights}; and {@code sum += weight · product} in the same
 * pass, the running mean over layers of a graph convolution. Arguments are already checked: {@link
 * GraphConvolution} is the door.
 *
 * <p>A bipartite layer is two calls, one for each half. The product with the transposed matrix is
 * the product over {@link CsrGraph#transpose}, made once. Columns of the operand do not touch each
 * other, so an operand of more than 2³¹ − 1 values is propagated in slices of columns.
 *
 * <p>Cost {@code 2 · edges · dimension} flops and, from the last-level cache at best, {@code edges
 * · (4 + 4 · dimension)} bytes; nothing is allocated. A row's terms may be added in any order, so a
 * value is within {@code γₙ·Σ|terms|} of its exact one, {@code n = degree + 3} (docs/accuracy.md);
 * one and many threads give the same bits. Safe for use by many threads.
 */
@FunctionalInterface
public interface GraphConvolutionKernel {
  /**
   * Multiplies. At least one of {@code product} and {@code sum} is given.
   *
   * @param graph the pattern of W
   * @param weights the values of W
   * @param operand {@code [columns × dimension]}, row-major, finite
   * @param dimension values in a row of the operand and of the results
   * @param product {@code [rows × dimension]}, written in full if given; a row without edges is 0
   * @param weight what {@code sum} takes of the product
   * @param sum {@code [rows × dimension]}, added to if given
   */
  void multiply(
      CsrGraph graph,
      EdgeWeights weights,
      float[] operand,
      int dimension,
      float @Nullable [] product,
      float weight,
      float @Nullable [] sum);
}
