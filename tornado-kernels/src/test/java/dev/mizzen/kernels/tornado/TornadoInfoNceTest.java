package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.InfoNceKernel;
import dev.mizzen.kernels.contrast.InfoNceKernelContract;

@OnDevice
class TornadoInfoNceTest extends InfoNceKernelContract {
  @Override
  protected InfoNceKernel kernel(Workers workers) {
    return new TornadoBackend().infoNce(workers);
  }
}
