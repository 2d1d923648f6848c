package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.dense.DenseKernel;
import dev.mizzen.kernels.dense.DenseKernelContract;

class SimdDenseTest extends DenseKernelContract {
  @Override
  protected DenseKernel kernel(Workers workers) {
    return new SimdBackend().dense(workers);
  }
}
