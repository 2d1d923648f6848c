package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.InfoNceKernel;
import dev.mizzen.kernels.contrast.InfoNceKernelContract;

class ScalarInfoNceTest extends InfoNceKernelContract {
  @Override
  protected InfoNceKernel kernel(Workers workers) {
    return new ScalarBackend().infoNce(workers);
  }
}
