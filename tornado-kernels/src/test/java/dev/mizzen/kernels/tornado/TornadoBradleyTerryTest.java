package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.BradleyTerryKernel;
import dev.mizzen.kernels.contrast.BradleyTerryKernelContract;

@OnDevice
class TornadoBradleyTerryTest extends BradleyTerryKernelContract {
  @Override
  protected BradleyTerryKernel kernel(Workers workers) {
    return new TornadoBackend().bradleyTerry(workers);
  }
}
