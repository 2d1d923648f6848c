package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.contrast.InfoNceKernel;
import org.jspecify.annotations.Nullable;

/**
 * The definition of {@link InfoNceKernel}: similarities one at a time, computed again for the
 * gradients; sums over the batch in double precision.
 */
final class ScalarInfoNce implements InfoNceKernel {
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
    var logits = new Logits(queries, documents, dimension, temperature, logQ);
    var rows = new LogSumExp(positives.length);
    var columns = new LogSumExp(logits.documents());
    for (int i = 0; i < positives.length; i++) {
      for (int j = 0; j < logits.documents(); j++) {
        float logit = logits.of(i, j);
        rows.add(i, logit);
        columns.add(j, logit);
      }
    }
    double loss = 0;
    for (int i = 0; i < positives.length; i++) {
      float positive = logits.of(i, positives[i]);
      double forward = rows.value(i) - positive;
      loss += symmetric ? (forward + columns.value(positives[i]) - positive) / 2 : forward;
    }
    if (queryGradients != null && documentGradients != null) {
      int[] weights = new int[logits.documents()];
      for (int positive : positives) {
        weights[positive]++;
      }
      gradients(
          logits, positives, weights, rows, columns, symmetric, queryGradients, documentGradients);
    }
    return loss / positives.length;
  }

  private static void gradients(
      Logits logits,
      int[] positives,
      int[] weights,
      LogSumExp rows,
      LogSumExp columns,
      boolean symmetric,
      float[] queryGradients,
      float[] documentGradients) {
    var slopes = new Slopes(logits, queryGradients, documentGradients);
    for (int i = 0; i < positives.length; i++) {
      for (int j = 0; j < logits.documents(); j++) {
        double logit = logits.of(i, j);
        double target = j == positives[i] ? 1 : 0;
        double slope = Math.exp(logit - rows.value(i)) - target;
        if (symmetric) {
          slope = (slope + weights[j] * Math.exp(logit - columns.value(j)) - target) / 2;
        }
        slopes.add(i, j, slope);
      }
    }
    slopes.finish(positives.length);
  }
}
