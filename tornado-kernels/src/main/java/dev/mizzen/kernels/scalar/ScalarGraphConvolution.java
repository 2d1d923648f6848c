package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The definition of {@link GraphConvolutionKernel}, one row after the other. */
final class ScalarGraphConvolution implements GraphConvolutionKernel {
  /** One row of a product for each thread, kept from call to call. */
  private static final ThreadLocal<float[]> ROW = ThreadLocal.withInitial(() -> new float[0]);

  @Override
  public void multiply(
      CsrGraph graph,
      EdgeWeights weights,
      float[] operand,
      int dimension,
      float @Nullable [] product,
      float weight,
      float @Nullable [] sum) {
    float[] values = row(dimension);
    for (int row = 0; row < graph.rows(); row++) {
      Arrays.fill(values, 0, dimension, 0);
      for (int e = graph.starts()[row]; e < graph.starts()[row + 1]; e++) {
        int column = graph.neighbours()[e];
        add(values, weight(weights, column, e), operand, column * dimension, dimension);
      }
      float scale = weights.rows() == null ? 1 : weights.rows()[row];
      for (int k = 0; k < dimension; k++) {
        float value = scale * values[k];
        if (product != null) {
          product[row * dimension + k] = value;
        }
        if (sum != null) {
          sum[row * dimension + k] += weight * value;
        }
      }
    }
  }

  private static float weight(EdgeWeights weights, int column, int edge) {
    float ofColumn = weights.columns() == null ? 1 : weights.columns()[column];
    return weights.edges() == null ? ofColumn : ofColumn * weights.edges()[edge];
  }

  private static void add(float[] values, float weight, float[] operand, int from, int dimension) {
    for (int k = 0; k < dimension; k++) {
      values[k] += weight * operand[from + k];
    }
  }

  private static float[] row(int dimension) {
    float[] row = ROW.get();
    if (row.length < dimension) {
      row = new float[dimension];
      ROW.set(row);
    }
    return row;
  }
}
