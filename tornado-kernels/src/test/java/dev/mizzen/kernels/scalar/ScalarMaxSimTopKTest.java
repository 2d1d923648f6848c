package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimTopKContract;
import dev.mizzen.kernels.maxsim.MaxSimTopKKernel;

class ScalarMaxSimTopKTest extends MaxSimTopKContract {
  @Override
  protected MaxSimTopKKernel kernel(Workers workers) {
    return new ScalarBackend().maxSimTopK(workers);
  }
}
