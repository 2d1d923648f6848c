package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.RankingData;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.graph.Ranking;

/** Ours, through its door, scores included. */
final class KernelRanker implements Ranker {
  private final RankingData data;
  private final Threads threads;
  private final Ranking ranking;
  private final TokenRows items;
  private final int[] ranked;
  private final float[] scores;

  KernelRanker(KernelBackend backend, RankingData data, int threads) {
    this.data = data;
    this.threads = new Threads(threads);
    ranking = new Ranking(backend.ranking(this.threads.workers()));
    items = TokenRows.of(data.items(), data.dimension());
    ranked = new int[data.seen().rows() * RankingData.TOP];
    scores = new float[ranked.length];
  }

  @Override
  public int[] rank() {
    ranking.rank(data.users(), items, data.seen(), RankingData.TOP, ranked, scores);
    return ranked;
  }

  @Override
  public void close() {
    threads.close();
  }
}
