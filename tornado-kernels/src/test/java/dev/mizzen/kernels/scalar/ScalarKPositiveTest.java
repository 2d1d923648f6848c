package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.KPositiveKernel;
import dev.mizzen.kernels.contrast.KPositiveKernelContract;

class ScalarKPositiveTest extends KPositiveKernelContract {
  @Override
  protected KPositiveKernel kernel(Workers workers) {
    return new ScalarBackend().kPositive(workers);
  }
}
