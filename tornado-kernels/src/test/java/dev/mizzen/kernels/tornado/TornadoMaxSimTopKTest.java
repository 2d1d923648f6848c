package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimTopKContract;
import dev.mizzen.kernels.maxsim.MaxSimTopKKernel;

@OnDevice
class TornadoMaxSimTopKTest extends MaxSimTopKContract {
  @Override
  protected MaxSimTopKKernel kernel(Workers workers) {
    return new TornadoBackend().maxSimTopK(workers);
  }
}
