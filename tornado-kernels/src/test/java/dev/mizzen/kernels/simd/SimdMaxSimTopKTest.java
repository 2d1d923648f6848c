package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimTopKContract;
import dev.mizzen.kernels.maxsim.MaxSimTopKKernel;

class SimdMaxSimTopKTest extends MaxSimTopKContract {
  @Override
  protected MaxSimTopKKernel kernel(Workers workers) {
    return new SimdBackend().maxSimTopK(workers);
  }
}
