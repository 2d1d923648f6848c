package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.DenseKernel;
import dev.mizzen.kernels.dense.DenseKernelContract;

@OnDevice
class TornadoDenseTest extends DenseKernelContract {
  @Override
  protected DenseKernel kernel(Workers workers) {
    return new TornadoBackend().dense(workers);
  }
}
