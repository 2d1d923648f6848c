package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.EdgeProductKernel;
import dev.mizzen.kernels.graph.EdgeProductKernelContract;

class SimdEdgeProductTest extends EdgeProductKernelContract {
  @Override
  protected EdgeProductKernel kernel(Workers workers) {
    return new SimdBackend().edgeProduct(workers);
  }
}
