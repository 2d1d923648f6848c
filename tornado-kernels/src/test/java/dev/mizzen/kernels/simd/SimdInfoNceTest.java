package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.InfoNceKernel;
import dev.mizzen.kernels.contrast.InfoNceKernelContract;

class SimdInfoNceTest extends InfoNceKernelContract {
  @Override
  protected InfoNceKernel kernel(Workers workers) {
    return new SimdBackend().infoNce(workers);
  }
}
