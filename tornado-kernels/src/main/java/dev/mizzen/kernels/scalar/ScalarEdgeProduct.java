package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeProductKernel;

/** The definition of {@link EdgeProductKernel}, one edge after the other. */
final class ScalarEdgeProduct implements EdgeProductKernel {
  @Override
  public void multiply(
      CsrGraph graph, float[] rows, float[] columns, int dimension, float[] products) {
    for (int row = 0; row < graph.rows(); row++) {
      for (int e = graph.starts()[row]; e < graph.starts()[row + 1]; e++) {
        int column = graph.neighbours()[e] * dimension;
        float sum = 0;
        for (int k = 0; k < dimension; k++) {
          sum += rows[row * dimension + k] * columns[column + k];
        }
        products[e] = sum;
      }
    }
  }
}
