package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.KPositiveKernel;
import dev.mizzen.kernels.contrast.KPositiveKernelContract;

class SimdKPositiveTest extends KPositiveKernelContract {
  @Override
  protected KPositiveKernel kernel(Workers workers) {
    return new SimdBackend().kPositive(workers);
  }
}
