package dev.mizzen.bench.peers;

import dev.mizzen.bench.workload.InfoNceData;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.contrast.InfoNce;

/** Ours, through its door. */
final class KernelInfoNce implements ContrastiveLoss {
  private final InfoNceData data;
  private final Threads threads;
  private final InfoNce infoNce;
  private final float[] queryGradients;
  private final float[] documentGradients;

  KernelInfoNce(KernelBackend backend, InfoNceData data, int threads) {
    this.data = data;
    this.threads = new Threads(threads);
    infoNce = new InfoNce(backend.infoNce(this.threads.workers()));
    queryGradients = new float[data.queries().length];
    documentGradients = new float[data.documents().length];
  }

  @Override
  public double run() {
    return infoNce.infoNce(
        data.queries(),
        data.documents(),
        data.positives(),
        data.dimension(),
        InfoNceData.TEMPERATURE,
        null,
        data.symmetric(),
        queryGradients,
        documentGradients);
  }

  @Override
  public float[] queryGradients() {
    return queryGradients;
  }

  @Override
  public float[] documentGradients() {
    return documentGradients;
  }

  @Override
  public void close() {
    threads.close();
  }
}
