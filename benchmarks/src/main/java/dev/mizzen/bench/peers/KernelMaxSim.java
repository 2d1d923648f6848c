package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.MaxSimData;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.maxsim.MaxSim;
import dev.mizzen.kernels.maxsim.MaxSimKernel;

/** Ours, through its door. */
final class KernelMaxSim implements MaxSimScorer {
  private final MaxSimData data;
  private final Threads threads;
  private final MaxSimKernel kernel;
  private final float[] scores;

  KernelMaxSim(KernelBackend backend, MaxSimData data, int threads) {
    this.data = data;
    this.threads = new Threads(threads);
    kernel = new MaxSim(backend.maxSim(this.threads.workers()));
    scores = new float[data.shape().documents()];
  }

  @Override
  public float[] score() {
    kernel.maxSim(data.query(), data.rows(), data.starts(), scores, null);
    return scores;
  }

  @Override
  public void close() {
    threads.close();
  }
}
