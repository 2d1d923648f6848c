package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimExplainContract;
import dev.mizzen.kernels.maxsim.MaxSimExplainKernel;

@OnDevice
class TornadoMaxSimExplainTest extends MaxSimExplainContract {
  @Override
  protected MaxSimExplainKernel kernel(Workers workers) {
    return new TornadoBackend().maxSimExplain(workers);
  }
}
