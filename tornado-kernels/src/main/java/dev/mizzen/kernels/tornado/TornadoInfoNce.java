package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.contrast.InfoNceKernel;
import org.jspecify.annotations.Nullable;

/** {@link InfoNceKernel} on a device, with at most 64 MiB of slopes there. */
final class TornadoInfoNce implements InfoNceKernel {
  private static final int SLOPES = 1 << 24;

  private final Device device;
  private final PlanPool<InfoNcePlan> plans;

  TornadoInfoNce(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new InfoNcePlan(device, capacities));
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
    int count = documents.length / dimension;
    int block = Math.max(1, Math.min(SLOPES / count, positives.length));
    try (var _ = device.turn()) {
      InfoNcePlan plan =
          plans.fitting(
              queries.length,
              documents.length,
              positives.length,
              count,
              Math.multiplyExact(block, count));
      plan.set(queries, documents, positives, dimension, temperature, logQ, symmetric);
      double loss = plan.loss(positives, symmetric);
      if (queryGradients != null && documentGradients != null) {
        double scale = 1.0 / ((double) positives.length * temperature);
        plan.gradients(block, scale, queryGradients, documentGradients);
      }
      return loss;
    }
  }
}
