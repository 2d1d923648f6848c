package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.RankingData;
import dev.mizzen.kernels.KernelBackends;
import java.util.Optional;

/** Opens implementations of the ranking by name. */
public final class Rankers {
  private Rankers() {}

  /** Opens the kernels of a backend, or {@code openblas}. */
  public static Ranker open(String implementation, RankingData data, int threads) {
    return implementation.equals("openblas")
        ? new OpenBlasRanker(data, threads)
        : new KernelRanker(KernelBackends.select(Optional.of(implementation)), data, threads);
  }
}
