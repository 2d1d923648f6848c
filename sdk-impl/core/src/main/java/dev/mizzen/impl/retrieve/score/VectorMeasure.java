package dev.mizzen.impl.retrieve.score;

import dev.mizzen.vector.Similarity;

/**
 * Compares one query vector with many, in 64-bit floats and in the scale of {@link Similarity}.
 * Immutable.
 */
public final class VectorMeasure {
  private final Similarity similarity;
  private final float[] query;
  private final double norm;

  /** Takes {@code query} over without a copy. */
  public VectorMeasure(Similarity similarity, float[] query) {
    this.similarity = similarity;
    this.query = query;
    norm = Math.sqrt(dot(query, query));
  }

  /** The similarity of {@code vector}, of the query's dimension. Cost O(dimension). */
  public double score(float[] vector) {
    return switch (similarity) {
      case COSINE -> cosine(vector);
      case DOT_PRODUCT -> dot(query, vector);
      case EUCLIDEAN -> 1 / (1 + squaredDistance(vector));
    };
  }

  /** {@code ⟨query, vector⟩}. */
  public double dot(float[] vector) {
    return dot(query, vector);
  }

  /** {@code ‖query‖}. */
  public double queryNorm() {
    return norm;
  }

  /** {@code ‖vector‖}. */
  public static double norm(float[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  /** {@code ‖query − vector‖²}. */
  public double squaredDistance(float[] vector) {
    double sum = 0;
    for (int k = 0; k < query.length; k++) {
      double difference = (double) query[k] - vector[k];
      sum += difference * difference;
    }
    return sum;
  }

  private double cosine(float[] vector) {
    double norms = norm * norm(vector);
    return norms == 0 ? 0 : Math.clamp(dot(query, vector) / norms, -1, 1);
  }

  /** Two sums in flight, since each addition waits for the one before it in the same sum. */
  private static double dot(float[] a, float[] b) {
    double even = 0;
    double odd = 0;
    int k = 0;
    for (; k + 1 < a.length; k += 2) {
      even += (double) a[k] * b[k];
      odd += (double) a[k + 1] * b[k + 1];
    }
    if (k < a.length) {
      even += (double) a[k] * b[k];
    }
    return even + odd;
  }
}
