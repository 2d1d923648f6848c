package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeProductKernel;

/**
 * {@link EdgeProductKernel} with four edges of a row at once, over the tasks of the graph's plan.
 */
final class SimdEdgeProduct implements EdgeProductKernel {
  /** The state of a call, kept for the next one of the same thread. */
  private static final ThreadLocal<EdgeProductRun> RUNS =
      ThreadLocal.withInitial(EdgeProductRun::new);

  private final Workers workers;

  SimdEdgeProduct(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void multiply(
      CsrGraph graph, float[] rows, float[] columns, int dimension, float[] products) {
    RUNS.get().run(workers, graph, rows, columns, dimension, products);
  }
}
