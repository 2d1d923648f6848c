package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.contrast.InfoNceKernel;
import java.util.Arrays;
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
    int dimension = logits.dimension();
    double[] toQuery = new double[dimension];
    double[] toDocuments = new double[documentGradients.length];
    double scale = 1.0 / ((double) positives.length * logits.temperature());
    for (int i = 0; i < positives.length; i++) {
      Arrays.fill(toQuery, 0);
      for (int j = 0; j < logits.documents(); j++) {
        double logit = logits.of(i, j);
        double target = j == positives[i] ? 1 : 0;
        double slope = Math.exp(logit - rows.value(i)) - target;
        if (symmetric) {
          slope = (slope + weights[j] * Math.exp(logit - columns.value(j)) - target) / 2;
        }
        for (int k = 0; k < dimension; k++) {
          toQuery[k] += slope * logits.documentRows()[j * dimension + k];
          toDocuments[j * dimension + k] += slope * logits.queryRows()[i * dimension + k];
        }
      }
      for (int k = 0; k < dimension; k++) {
        queryGradients[i * dimension + k] = (float) (scale * toQuery[k]);
      }
    }
    for (int k = 0; k < toDocuments.length; k++) {
      documentGradients[k] = (float) (scale * toDocuments[k]);
    }
  }
}
