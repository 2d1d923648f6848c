package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.MaxSimKernel;
import dev.mizzen.kernels.MaxSimKernelContract;

class ScalarMaxSimTest extends MaxSimKernelContract {
  @Override
  protected MaxSimKernel kernel() {
    return new ScalarBackend().maxSim();
  }
}
