package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimGradientContract;
import dev.mizzen.kernels.maxsim.MaxSimGradientKernel;

@OnDevice
class TornadoMaxSimGradientTest extends MaxSimGradientContract {
  @Override
  protected MaxSimGradientKernel kernel() {
    return new TornadoBackend().maxSimGradient(Workers.caller());
  }
}
