package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.contrast.KPositiveKernel;
import org.jspecify.annotations.Nullable;

/** {@link KPositiveKernel} on gathered rows: {@link KPositiveRun} says how. */
final class SimdKPositive implements KPositiveKernel {
  private static final ThreadLocal<KPositiveRun> RUN = ThreadLocal.withInitial(KPositiveRun::new);

  private final Workers workers;

  SimdKPositive(Workers workers) {
    this.workers = workers;
  }

  @Override
  public double kPositive(
      float[] anchors,
      float[] table,
      int[] positives,
      int[] negatives,
      int dimension,
      float temperature,
      float @Nullable [] logQ,
      float @Nullable [] anchorGradients,
      float @Nullable [] tableGradients) {
    KPositiveRun run = RUN.get();
    run.inputs(anchors, table, positives, negatives, dimension, temperature, logQ);
    try {
      return run.loss(workers, anchorGradients, tableGradients);
    } finally {
      run.release();
    }
  }
}
