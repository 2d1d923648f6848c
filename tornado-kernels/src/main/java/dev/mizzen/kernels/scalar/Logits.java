package dev.mizzen.kernels.scalar;

import org.jspecify.annotations.Nullable;

/** Similarities over temperature, less a correction for each document. */
final class Logits {
  private final float[] queries;
  private final float[] documents;
  private final int dimension;
  private final float temperature;
  private final float @Nullable [] logQ;

  Logits(
      float[] queries,
      float[] documents,
      int dimension,
      float temperature,
      float @Nullable [] logQ) {
    this.queries = queries;
    this.documents = documents;
    this.dimension = dimension;
    this.temperature = temperature;
    this.logQ = logQ;
  }

  float[] queryRows() {
    return queries;
  }

  float[] documentRows() {
    return documents;
  }

  int dimension() {
    return dimension;
  }

  float temperature() {
    return temperature;
  }

  int documents() {
    return documents.length / dimension;
  }

  /** The logit of query row {@code i} and document row {@code j}. */
  float of(int i, int j) {
    float sum = 0;
    for (int k = 0; k < dimension; k++) {
      sum += queries[i * dimension + k] * documents[j * dimension + k];
    }
    float logit = sum / temperature;
    return logQ == null ? logit : logit - logQ[j];
  }
}
