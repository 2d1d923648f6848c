package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import dev.mizzen.kernels.maxsim.MaxSimKernelContract;

class ScalarMaxSimTest extends MaxSimKernelContract {
  @Override
  protected MaxSimKernel kernel() {
    return new ScalarBackend().maxSim(Workers.caller());
  }
}
