package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.RankingKernel;
import dev.mizzen.kernels.graph.RankingKernelContract;

@OnDevice
class TornadoRankingTest extends RankingKernelContract {
  @Override
  protected RankingKernel kernel(Workers workers) {
    return new TornadoBackend().ranking(workers);
  }
}
