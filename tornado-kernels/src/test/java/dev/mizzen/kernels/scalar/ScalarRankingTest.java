package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.RankingKernel;
import dev.mizzen.kernels.graph.RankingKernelContract;

class ScalarRankingTest extends RankingKernelContract {
  @Override
  protected RankingKernel kernel(Workers workers) {
    return new ScalarBackend().ranking(workers);
  }
}
