package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.KMeansData;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.NearestCentroid;

/** Ours, through its door, distances included. */
final class KernelAssigner implements Assigner {
  private final Threads threads;
  private final NearestCentroid nearest;
  private final TokenRows rows;
  private final float[] centroids;
  private final int[] ids;
  private final float[] distances;

  KernelAssigner(KernelBackend backend, KMeansData data, int threads) {
    this.threads = new Threads(threads);
    nearest = new NearestCentroid(backend.nearestCentroid(this.threads.workers()));
    rows = data.rows();
    centroids = data.centroids();
    ids = new int[data.count()];
    distances = new float[data.count()];
  }

  @Override
  public void run() {
    nearest.nearest(rows, centroids, ids, distances);
  }

  @Override
  public int[] ids() {
    return ids;
  }

  @Override
  public void close() {
    threads.close();
  }
}
