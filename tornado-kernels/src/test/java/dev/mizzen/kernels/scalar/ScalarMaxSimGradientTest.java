package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimGradientContract;
import dev.mizzen.kernels.maxsim.MaxSimGradientKernel;

class ScalarMaxSimGradientTest extends MaxSimGradientContract {
  @Override
  protected MaxSimGradientKernel kernel() {
    return new ScalarBackend().maxSimGradient(Workers.caller());
  }
}
