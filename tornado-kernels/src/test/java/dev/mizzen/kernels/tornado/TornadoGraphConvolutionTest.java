package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.GraphConvolutionKernel;
import dev.mizzen.kernels.graph.GraphConvolutionKernelContract;

@OnDevice
class TornadoGraphConvolutionTest extends GraphConvolutionKernelContract {
  @Override
  protected GraphConvolutionKernel kernel(Workers workers) {
    return new TornadoBackend().graphConvolution(workers);
  }
}
