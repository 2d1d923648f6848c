package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimBatchContract;
import dev.mizzen.kernels.maxsim.MaxSimBatchKernel;

class ScalarMaxSimBatchTest extends MaxSimBatchContract {
  @Override
  protected MaxSimBatchKernel kernel(Workers workers) {
    return new ScalarBackend().maxSimBatch(workers);
  }
}
