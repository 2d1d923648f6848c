package dev.mizzen.kernels.contrast;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A random batch. */
final class InfoNceCase {
  final float[] queries;
  final float[] documents;
  final int[] positives;
  final int dimension;
  final float temperature;
  final float @Nullable [] logQ;
  final boolean symmetric;

  /** What the values are like. */
  enum Values {
    /** Around 0, with logits of a few units. */
    ORDINARY,
    /** Every similarity negative. */
    NEGATIVE,
    /** Logits of thousands. */
    LARGE,
    /** Products that underflow. */
    DENORMAL,
    /** Logits that rise from row to row, to hundreds, in both directions. */
    RISING
  }

  /** The sizes of a batch. */
  record Shape(
      int queries, int documents, int dimension, Values values, boolean logQ, boolean symmetric) {}

  InfoNceCase(Shape shape, long seed) {
    Random random = new Random(seed);
    dimension = shape.dimension();
    symmetric = shape.symmetric();
    temperature = shape.values() == Values.LARGE ? 0.01f : 0.15f;
    queries = values(shape.queries() * dimension, shape.values(), 1, random);
    documents = values(shape.documents() * dimension, shape.values(), -1, random);
    positives = new int[shape.queries()];
    for (int i = 0; i < positives.length; i++) {
      // Now and then two queries share one.
      positives[i] = i % 5 == 3 ? positives[i - 1] : random.nextInt(shape.documents());
    }
    logQ = shape.logQ() ? values(shape.documents(), Values.NEGATIVE, -5, random) : null;
  }

  private InfoNceCase(
      float[] queries,
      float[] documents,
      int[] positives,
      int dimension,
      float temperature,
      float @Nullable [] logQ,
      boolean symmetric) {
    this.queries = queries;
    this.documents = documents;
    this.positives = positives;
    this.dimension = dimension;
    this.temperature = temperature;
    this.logQ = logQ;
    this.symmetric = symmetric;
  }

  /** Query i belongs to document i. */
  static InfoNceCase paired(
      float[] queries, float[] documents, int dimension, float temperature, boolean symmetric) {
    int[] positives = new int[queries.length / dimension];
    for (int i = 0; i < positives.length; i++) {
      positives[i] = i;
    }
    return new InfoNceCase(queries, documents, positives, dimension, temperature, null, symmetric);
  }

  static float[] values(int count, Values kind, int sign, Random random) {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      float value = 2 * random.nextFloat() - 1;
      values[k] =
          switch (kind) {
            case ORDINARY -> value;
            case NEGATIVE -> sign * (Math.abs(value) + 0.01f);
            case LARGE -> 20 * value;
            case DENORMAL -> value * 1e-39f;
            case RISING -> 3f * (k + 1) / count + 0.01f * value;
          };
    }
    return values;
  }

  int documentCount() {
    return documents.length / dimension;
  }

  /** The loss alone. */
  double loss(InfoNceKernel kernel) {
    return kernel.infoNce(
        queries, documents, positives, dimension, temperature, logQ, symmetric, null, null);
  }

  /** The loss and the gradients. */
  Result run(InfoNceKernel kernel) {
    float[] toQueries = new float[queries.length];
    float[] toDocuments = new float[documents.length];
    java.util.Arrays.fill(toQueries, Float.NaN);
    java.util.Arrays.fill(toDocuments, Float.NaN);
    double loss =
        kernel.infoNce(
            queries,
            documents,
            positives,
            dimension,
            temperature,
            logQ,
            symmetric,
            toQueries,
            toDocuments);
    return new Result(loss, toQueries, toDocuments);
  }

  /** What a kernel gave. */
  record Result(double loss, float[] queries, float[] documents) {}
}
