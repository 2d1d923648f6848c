package dev.mizzen.kernels.graph;

/**
 * A dense product where a graph has edges (sampled dense-dense product): {@code products[e] =
 * ⟨rows[r], columns[c]⟩} for each edge e from row r to column c; the scores of given pairs of users
 * and items, of which {@link GraphConvolutionKernel} takes gradients back. Arguments are already
 * checked: {@link EdgeProduct} is the door.
 *
 * <p>Cost {@code 2 · edges · dimension} flops and, from the last-level cache at best, {@code edges
 * · (8 + 4 · dimension)} bytes; nothing is allocated. A product may be summed in any order, so it
 * is within {@code γₙ·Σ|terms|} of its exact value, {@code n = dimension} (docs/accuracy.md); one
 * and many threads give the same bits. Safe for use by many threads.
 */
@FunctionalInterface
public interface EdgeProductKernel {
  /**
   * Multiplies.
   *
   * @param graph which pairs of rows and columns to multiply
   * @param rows {@code [rows × dimension]}, row-major, finite
   * @param columns {@code [columns × dimension]}, row-major, finite
   * @param dimension values in a row of both
   * @param products one for each of the graph's neighbours; those of its edges are written
   */
  void multiply(CsrGraph graph, float[] rows, float[] columns, int dimension, float[] products);
}
