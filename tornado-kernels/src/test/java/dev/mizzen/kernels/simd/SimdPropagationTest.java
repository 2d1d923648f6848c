package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import dev.mizzen.kernels.graph.PropagationContract;

class SimdPropagationTest extends PropagationContract {
  @Override
  protected GraphConvolutionKernel kernel(Workers workers) {
    return new SimdBackend().graphConvolution(workers);
  }
}
