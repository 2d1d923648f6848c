package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.KMeansData;
import java.util.Map;

/** FAISS's exact search among the centroids, in a process of its own. */
final class FaissAssigner implements Assigner {
  private final PeerProcess process;
  private final int count;

  FaissAssigner(KMeansData data, int threads) {
    count = data.count();
    process =
        PeerProcess.start(
            "faiss",
            "faiss-assign",
            threads,
            Map.of("rows", data.values(), "centroids", data.centroids()),
            data.count(),
            data.clusters(),
            data.dimension(),
            threads);
    System.err.println(process.about());
  }

  @Override
  public void run() {
    process.run();
  }

  @Override
  public int[] ids() {
    return process.ints(count);
  }

  @Override
  public void close() {
    process.close();
  }
}
