package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimBatchContract;
import dev.mizzen.kernels.maxsim.MaxSimBatchKernel;

@OnDevice
class TornadoMaxSimBatchTest extends MaxSimBatchContract {
  @Override
  protected MaxSimBatchKernel kernel(Workers workers) {
    return new TornadoBackend().maxSimBatch(workers);
  }
}
