package dev.mizzen.bench.throughput;

import dev.mizzen.vector.Embedding;
import java.util.List;

/** Two encoders must give the same vectors before their times may be compared. */
public final class Agreement {
  /** The least cosine that counts as the same vector. */
  public static final double LEAST_COSINE = 0.99999;

  private Agreement() {}

  /**
   * The smallest cosine over {@code texts}.
   *
   * @throws IllegalStateException if it is below {@value #LEAST_COSINE}
   */
  public static double check(SentenceEncoder one, SentenceEncoder other, List<String> texts) {
    List<float[]> left = one.embed(texts);
    List<float[]> right = other.embed(texts);
    double least = 1;
    for (int i = 0; i < texts.size(); i++) {
      double cosine = Embedding.of(left.get(i)).cosine(Embedding.of(right.get(i)));
      if (cosine < LEAST_COSINE) {
        throw new IllegalStateException(
            one.name()
                + " and "
                + other.name()
                + " differ, cosine "
                + cosine
                + ": "
                + texts.get(i));
      }
      least = Math.min(least, cosine);
    }
    return least;
  }
}
