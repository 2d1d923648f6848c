package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimExplainContract;
import dev.mizzen.kernels.maxsim.MaxSimExplainKernel;

class SimdMaxSimExplainTest extends MaxSimExplainContract {
  @Override
  protected MaxSimExplainKernel kernel(Workers workers) {
    return new SimdBackend().maxSimExplain(workers);
  }
}
