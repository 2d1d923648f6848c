package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimGradientContract;
import dev.mizzen.kernels.maxsim.MaxSimGradientKernel;

class SimdMaxSimGradientTest extends MaxSimGradientContract {
  @Override
  protected MaxSimGradientKernel kernel() {
    return new SimdBackend().maxSimGradient(Workers.caller());
  }
}
