package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.contrast.KPositiveKernel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@link KPositiveKernel} on a device; the host adds up the anchors' losses. */
final class TornadoKPositive implements KPositiveKernel {
  private final Device device;
  private final PlanPool<KPositivePlan> plans;

  TornadoKPositive(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new KPositivePlan(device, capacities));
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
    int batch = anchors.length / dimension;
    int counted = counted(positives, batch);
    if (counted == 0) {
      clear(anchorGradients);
      clear(tableGradients);
      return 0;
    }
    int[] pairs = pairs(positives, negatives, batch);
    try (var _ = device.turn()) {
      KPositivePlan plan =
          plans.fitting(
              anchors.length, table.length, batch, table.length / dimension, pairs.length);
      plan.set(anchors, table, dimension, temperature, logQ);
      plan.setPairs(pairs, positives.length / batch);
      if (anchorGradients == null || tableGradients == null) {
        return plan.loss() / counted;
      }
      double scale = 1 / ((double) counted * temperature);
      return plan.gradients(pairs, scale, anchorGradients, tableGradients) / counted;
    }
  }

  /** How many anchors have a positive. */
  private static int counted(int[] positives, int batch) {
    int each = positives.length / batch;
    int counted = 0;
    for (int i = 0; i < batch; i++) {
      boolean any = false;
      for (int j = i * each; j < (i + 1) * each; j++) {
        any |= positives[j] != PADDING;
      }
      counted += any ? 1 : 0;
    }
    return counted;
  }

  /** Each anchor's positives, then its negatives. */
  private static int[] pairs(int[] positives, int[] negatives, int batch) {
    int p = positives.length / batch;
    int n = negatives.length / batch;
    int[] pairs = new int[Math.addExact(positives.length, negatives.length)];
    for (int i = 0; i < batch; i++) {
      System.arraycopy(positives, i * p, pairs, i * (p + n), p);
      System.arraycopy(negatives, i * n, pairs, i * (p + n) + p, n);
    }
    return pairs;
  }

  private static void clear(float @Nullable [] gradients) {
    if (gradients != null) {
      Arrays.fill(gradients, 0);
    }
  }
}
