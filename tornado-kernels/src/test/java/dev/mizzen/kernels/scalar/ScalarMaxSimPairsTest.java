package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimPairsContract;
import dev.mizzen.kernels.maxsim.MaxSimPairsKernel;

class ScalarMaxSimPairsTest extends MaxSimPairsContract {
  @Override
  protected MaxSimPairsKernel kernel(Workers workers) {
    return new ScalarBackend().maxSimPairs(workers);
  }
}
