package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.RankingKernel;
import org.jspecify.annotations.Nullable;

/** {@link RankingKernel} with users in the lanes and items passing by, over blocks of users. */
final class SimdRanking implements RankingKernel {
  /** The state of a call, kept for the next one of the same thread. */
  private static final ThreadLocal<RankingRun> RUNS = ThreadLocal.withInitial(RankingRun::new);

  private final Workers workers;

  SimdRanking(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void rank(
      float[] users,
      TokenRows items,
      @Nullable CsrGraph seen,
      int k,
      int[] ranked,
      float @Nullable [] scores) {
    RUNS.get().run(workers, users, items, seen, k, ranked, scores);
  }
}
