package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import dev.mizzen.kernels.graph.PropagationContract;

class ScalarPropagationTest extends PropagationContract {
  @Override
  protected GraphConvolutionKernel kernel(Workers workers) {
    return new ScalarBackend().graphConvolution(workers);
  }
}
