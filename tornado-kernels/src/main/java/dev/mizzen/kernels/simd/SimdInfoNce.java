package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.InfoNceKernel;
import org.jspecify.annotations.Nullable;

/** {@link InfoNceKernel} on tiles of the similarities: {@link InfoNceRun} says how. */
final class SimdInfoNce implements InfoNceKernel {
  private static final ThreadLocal<InfoNceRun> RUN = ThreadLocal.withInitial(InfoNceRun::new);

  private final Workers workers;

  SimdInfoNce(Workers workers) {
    this.workers = workers;
  }

  @Override
  public double infoNce(
      float[] queries,
      float[] documents,
      int[] positives,
      int dimension,
      float temperature,
      float @Nullable [] logQ,
      boolean symmetric,
      float @Nullable [] queryGradients,
      float @Nullable [] documentGradients) {
    InfoNceRun run = RUN.get();
    run.inputs(queries, documents, positives, dimension, temperature, logQ, symmetric);
    try {
      return run.loss(workers, queryGradients, documentGradients);
    } finally {
      run.release();
    }
  }
}
