package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.contrast.KPositiveKernel;
import org.jspecify.annotations.Nullable;

/**
 * The definition of {@link KPositiveKernel}. With {@code ν = log(Σₙ exp sₙ + 10⁻⁸)} a positive
 * costs {@code log(1 + exp(ν − sₚ))}; its slope is {@code −σ(ν − sₚ)}, which the negatives share by
 * their parts of the sum.
 */
final class ScalarKPositive implements KPositiveKernel {
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
    int p = positives.length / batch;
    int n = negatives.length / batch;
    var logits = new Logits(anchors, table, dimension, temperature, logQ);
    var slopes = new Slopes(logits, anchorGradients, tableGradients);
    double loss = 0;
    int counted = 0;
    for (int i = 0; i < batch; i++) {
      int count = 0;
      for (int j = i * p; j < (i + 1) * p; j++) {
        count += positives[j] == PADDING ? 0 : 1;
      }
      if (count == 0) {
        continue;
      }
      counted++;
      double negative = negativeLogSum(logits, i, negatives, n);
      double shared = 0;
      for (int j = i * p; j < (i + 1) * p; j++) {
        if (positives[j] != PADDING) {
          double gap = negative - logits.of(i, positives[j]);
          double slope = ScalarBradleyTerry.sigmoid(gap) / count;
          loss += ScalarBradleyTerry.softplus(gap) / count;
          slopes.add(i, positives[j], -slope);
          shared += slope;
        }
      }
      for (int j = i * n; j < (i + 1) * n; j++) {
        if (negatives[j] != PADDING) {
          slopes.add(i, negatives[j], shared * Math.exp(logits.of(i, negatives[j]) - negative));
        }
      }
    }
    slopes.finish(counted);
    return counted == 0 ? 0 : loss / counted;
  }

  private static double negativeLogSum(Logits logits, int i, int[] negatives, int n) {
    var sum = new LogSumExp(1);
    sum.add(0, Math.log(EPSILON));
    for (int j = i * n; j < (i + 1) * n; j++) {
      if (negatives[j] != PADDING) {
        sum.add(0, logits.of(i, negatives[j]));
      }
    }
    return sum.value(0);
  }
}
