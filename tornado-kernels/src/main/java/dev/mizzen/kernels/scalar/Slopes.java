package dev.mizzen.kernels.scalar;

import org.jspecify.annotations.Nullable;

/** Sums of slopes times rows, in double precision, for the gradients to both sides of logits. */
final class Slopes {
  private final Logits logits;
  private final float @Nullable [] queryGradients;
  private final float @Nullable [] documentGradients;
  private final double[] queries;
  private final double[] documents;

  /** For gradients that are both given, or both not. */
  Slopes(Logits logits, float @Nullable [] queryGradients, float @Nullable [] documentGradients) {
    this.logits = logits;
    this.queryGradients = queryGradients;
    this.documentGradients = documentGradients;
    queries = new double[queryGradients == null ? 0 : queryGradients.length];
    documents = new double[documentGradients == null ? 0 : documentGradients.length];
  }

  /** Takes the slope of the loss in the logit of query i and document j. */
  void add(int i, int j, double slope) {
    if (queryGradients == null) {
      return;
    }
    int dimension = logits.dimension();
    for (int k = 0; k < dimension; k++) {
      queries[i * dimension + k] += slope * logits.documentRows()[j * dimension + k];
      documents[j * dimension + k] += slope * logits.queryRows()[i * dimension + k];
    }
  }

  /** Writes the gradients of a mean over {@code count}. */
  void finish(int count) {
    if (queryGradients != null && documentGradients != null) {
      double scale = count == 0 ? 0 : 1 / ((double) count * logits.temperature());
      write(queries, scale, queryGradients);
      write(documents, scale, documentGradients);
    }
  }

  private static void write(double[] sums, double scale, float[] gradients) {
    for (int k = 0; k < sums.length; k++) {
      gradients[k] = (float) (scale * sums[k]);
    }
  }
}
