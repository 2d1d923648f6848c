package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.EdgeProductKernel;
import dev.mizzen.kernels.graph.EdgeProductKernelContract;

class ScalarEdgeProductTest extends EdgeProductKernelContract {
  @Override
  protected EdgeProductKernel kernel(Workers workers) {
    return new ScalarBackend().edgeProduct(workers);
  }
}
