package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import dev.mizzen.kernels.maxsim.MaxSimKernelContract;

@OnDevice
class TornadoMaxSimTest extends MaxSimKernelContract {
  @Override
  protected MaxSimKernel kernel() {
    return new TornadoBackend().maxSim(Workers.caller());
  }
}
