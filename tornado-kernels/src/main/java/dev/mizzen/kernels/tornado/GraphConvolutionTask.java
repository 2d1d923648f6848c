package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Sparse times dense as a plain parallel loop over the values of the product. */
final class GraphConvolutionTask {
  /** Places in {@code sizes}. */
  static final int ROWS = 0;

  static final int DIMENSION = 1;
  static final int HAS_ROW_WEIGHTS = 2;
  static final int HAS_COLUMN_WEIGHTS = 3;
  static final int HAS_EDGE_WEIGHTS = 4;

  /** Values in {@code sizes}. */
  static final int SIZES = 5;

  private GraphConvolutionTask() {}

  /** Neighbouring threads read neighbouring values of the same row of the operand. */
  static void multiply(
      IntArray sizes,
      IntArray starts,
      IntArray neighbours,
      FloatArray rowWeights,
      FloatArray columnWeights,
      FloatArray edgeWeights,
      FloatArray operand,
      FloatArray product) {
    for (@Parallel int at = 0; at < product.getSize(); at++) {
      int dimension = sizes.get(DIMENSION);
      if (at < sizes.get(ROWS) * dimension) {
        int row = at / dimension;
        int k = at - row * dimension;
        int to = starts.get(row + 1);
        float sum = 0f;
        for (int e = starts.get(row); e < to; e++) {
          int column = neighbours.get(e);
          float weight = sizes.get(HAS_COLUMN_WEIGHTS) == 0 ? 1f : columnWeights.get(column);
          if (sizes.get(HAS_EDGE_WEIGHTS) != 0) {
            weight = weight * edgeWeights.get(e);
          }
          sum += weight * operand.get(column * dimension + k);
        }
        if (sizes.get(HAS_ROW_WEIGHTS) != 0) {
          sum = rowWeights.get(row) * sum;
        }
        product.set(at, sum);
      }
    }
  }
}
