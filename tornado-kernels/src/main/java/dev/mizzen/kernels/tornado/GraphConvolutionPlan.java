package dev.mizzen.kernels.tornado;

import static dev.mizzen.kernels.tornado.Transfers.length;

import dev.mizzen.kernels.graph.EdgeWeights;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Sparse times dense, compiled for arrays of some capacity. */
final class GraphConvolutionPlan implements AutoCloseable {
  private final IntArray sizes = new IntArray(GraphConvolutionTask.SIZES);
  private final IntArray starts;
  private final IntArray neighbours;
  private final FloatArray rowWeights;
  private final FloatArray columnWeights;
  private final FloatArray edgeWeights;
  private final FloatArray operand;
  private final FloatArray product;
  private final DevicePlan plan;

  GraphConvolutionPlan(Device device, int[] capacities) {
    starts = new IntArray(capacities[0]);
    neighbours = new IntArray(capacities[1]);
    rowWeights = new FloatArray(capacities[2]);
    columnWeights = new FloatArray(capacities[3]);
    edgeWeights = new FloatArray(capacities[4]);
    operand = new FloatArray(capacities[5]);
    product = new FloatArray(capacities[6]);
    TaskGraph graph =
        new TaskGraph("graphConvolution")
            .transferToDevice(DataTransferMode.EVERY_EXECUTION, sizes, starts, neighbours)
            .transferToDevice(
                DataTransferMode.EVERY_EXECUTION, rowWeights, columnWeights, edgeWeights, operand)
            .task(
                "multiply",
                GraphConvolutionTask::multiply,
                sizes,
                starts,
                neighbours,
                rowWeights,
                columnWeights,
                edgeWeights,
                operand,
                product)
            .transferToHost(DataTransferMode.UNDER_DEMAND, product);
    plan = new DevicePlan(device, graph);
  }

  /** The values in each array, in the order of the capacities. */
  static int[] sizes(int[] starts, EdgeWeights weights, int operand, int product) {
    int edges = starts[starts.length - 1] - starts[0];
    return new int[] {
      starts.length,
      edges,
      length(weights.rows()),
      length(weights.columns()),
      weights.edges() == null ? 0 : edges,
      operand,
      product
    };
  }

  /**
   * Multiplies and fetches the product.
   *
   * @param rowStarts {@code [rows + 1]}, where each row's edges begin among
   * @param columns the column of each edge, in any order
   */
  void run(int[] rowStarts, int[] columns, EdgeWeights weights, float[] values, int dimension) {
    int rows = rowStarts.length - 1;
    int first = rowStarts[0];
    int edges = rowStarts[rows] - first;
    for (int row = 0; row <= rows; row++) {
      starts.set(row, rowStarts[row] - first);
    }
    Transfers.put(columns, first, edges, neighbours);
    Transfers.put(weights.rows(), rowWeights);
    Transfers.put(weights.columns(), columnWeights);
    if (weights.edges() != null) {
      Transfers.put(weights.edges(), first, edges, edgeWeights);
    }
    Transfers.put(values, operand);
    sizes.set(GraphConvolutionTask.ROWS, rows);
    sizes.set(GraphConvolutionTask.DIMENSION, dimension);
    sizes.set(GraphConvolutionTask.HAS_ROW_WEIGHTS, weights.rows() == null ? 0 : 1);
    sizes.set(GraphConvolutionTask.HAS_COLUMN_WEIGHTS, weights.columns() == null ? 0 : 1);
    sizes.set(GraphConvolutionTask.HAS_EDGE_WEIGHTS, weights.edges() == null ? 0 : 1);
    plan.run().fetch(product, rows * dimension);
  }

  /** Copies the fetched product. */
  void take(float[] target) {
    Transfers.take(product, target);
  }

  /** Adds the fetched product. */
  void addTo(float[] sum, float weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * product.get(i);
    }
  }

  @Override
  public void close() {
    plan.close();
  }
}
