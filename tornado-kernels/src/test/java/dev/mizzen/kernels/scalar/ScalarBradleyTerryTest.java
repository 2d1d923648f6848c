package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.BradleyTerryKernel;
import dev.mizzen.kernels.contrast.BradleyTerryKernelContract;

class ScalarBradleyTerryTest extends BradleyTerryKernelContract {
  @Override
  protected BradleyTerryKernel kernel(Workers workers) {
    return new ScalarBackend().bradleyTerry(workers);
  }
}
