package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.RankingKernel;
import dev.mizzen.kernels.graph.RankingKernelContract;

class SimdRankingTest extends RankingKernelContract {
  @Override
  protected RankingKernel kernel(Workers workers) {
    return new SimdBackend().ranking(workers);
  }
}
