package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimExplainContract;
import dev.mizzen.kernels.maxsim.MaxSimExplainKernel;

class ScalarMaxSimExplainTest extends MaxSimExplainContract {
  @Override
  protected MaxSimExplainKernel kernel(Workers workers) {
    return new ScalarBackend().maxSimExplain(workers);
  }
}
