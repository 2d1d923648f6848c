package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimPairsContract;
import dev.mizzen.kernels.maxsim.MaxSimPairsKernel;

class SimdMaxSimPairsTest extends MaxSimPairsContract {
  @Override
  protected MaxSimPairsKernel kernel(Workers workers) {
    return new SimdBackend().maxSimPairs(workers);
  }
}
