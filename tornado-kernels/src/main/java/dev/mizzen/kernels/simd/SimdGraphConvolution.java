package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import org.jspecify.annotations.Nullable;

/** {@link GraphConvolutionKernel} with a row's sums in registers, over the tasks of its plan. */
final class SimdGraphConvolution implements GraphConvolutionKernel {
  /** The state of a call, kept for the next one of the same thread. */
  private static final ThreadLocal<ConvolutionRun> RUNS =
      ThreadLocal.withInitial(ConvolutionRun::new);

  private final Workers workers;

  SimdGraphConvolution(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void multiply(
      CsrGraph graph,
      EdgeWeights weights,
      float[] operand,
      int dimension,
      float @Nullable [] product,
      float weight,
      float @Nullable [] sum) {
    RUNS.get().run(workers, graph, weights, operand, dimension, product, weight, sum);
  }
}
