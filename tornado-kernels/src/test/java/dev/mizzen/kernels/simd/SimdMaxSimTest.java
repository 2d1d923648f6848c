package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import dev.mizzen.kernels.maxsim.MaxSimKernelContract;

class SimdMaxSimTest extends MaxSimKernelContract {
  @Override
  protected MaxSimKernel kernel() {
    return new SimdBackend().maxSim(Workers.caller());
  }
}
