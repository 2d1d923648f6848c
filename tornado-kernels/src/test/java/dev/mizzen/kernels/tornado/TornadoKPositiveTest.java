package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.KPositiveKernel;
import dev.mizzen.kernels.contrast.KPositiveKernelContract;

@OnDevice
class TornadoKPositiveTest extends KPositiveKernelContract {
  @Override
  protected KPositiveKernel kernel(Workers workers) {
    return new TornadoBackend().kPositive(workers);
  }
}
