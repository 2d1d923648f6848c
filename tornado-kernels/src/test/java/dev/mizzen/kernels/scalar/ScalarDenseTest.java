package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.DenseKernel;
import dev.mizzen.kernels.dense.DenseKernelContract;

class ScalarDenseTest extends DenseKernelContract {
  @Override
  protected DenseKernel kernel(Workers workers) {
    return new ScalarBackend().dense(workers);
  }
}
