package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimPairsContract;
import dev.mizzen.kernels.maxsim.MaxSimPairsKernel;

@OnDevice
class TornadoMaxSimPairsTest extends MaxSimPairsContract {
  @Override
  protected MaxSimPairsKernel kernel(Workers workers) {
    return new TornadoBackend().maxSimPairs(workers);
  }
}
