package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.EdgeWeights;
import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import org.jspecify.annotations.Nullable;

/** {@link GraphConvolutionKernel} on a device; the running sum is added to on the host. */
final class TornadoGraphConvolution implements GraphConvolutionKernel {
  private final Device device;
  private final PlanPool<GraphConvolutionPlan> plans;

  TornadoGraphConvolution(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new GraphConvolutionPlan(device, capacities));
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
    int values = Math.multiplyExact(graph.rows(), dimension);
    try (var _ = device.turn()) {
      GraphConvolutionPlan plan =
          plans.fitting(
              GraphConvolutionPlan.sizes(graph.starts(), weights, operand.length, values));
      plan.run(graph.starts(), graph.neighbours(), weights, operand, dimension);
      if (product != null) {
        plan.take(product);
      }
      if (sum != null) {
        plan.addTo(sum, weight);
      }
    }
  }
}
