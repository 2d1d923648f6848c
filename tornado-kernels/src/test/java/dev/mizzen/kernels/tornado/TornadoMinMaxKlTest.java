package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.MinMaxKlKernel;
import dev.mizzen.kernels.contrast.MinMaxKlKernelContract;

@OnDevice
class TornadoMinMaxKlTest extends MinMaxKlKernelContract {
  @Override
  protected MinMaxKlKernel kernel(Workers workers) {
    return new TornadoBackend().minMaxKl(workers);
  }
}
