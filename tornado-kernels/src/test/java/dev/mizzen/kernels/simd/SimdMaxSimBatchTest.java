package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimBatchContract;
import dev.mizzen.kernels.maxsim.MaxSimBatchKernel;

class SimdMaxSimBatchTest extends MaxSimBatchContract {
  @Override
  protected MaxSimBatchKernel kernel(Workers workers) {
    return new SimdBackend().maxSimBatch(workers);
  }
}
