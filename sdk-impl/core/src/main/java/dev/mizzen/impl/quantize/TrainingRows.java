package dev.mizzen.impl.quantize;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import java.util.Arrays;

/** Rows to train on, checked and in an array that nobody changes. */
final class TrainingRows {
  private final float[] values;
  private final int dimension;

  /** Rows {@code [count × dimension]}, finite. */
  TrainingRows(float[] values, int dimension) {
    this.values = values;
    this.dimension = dimension;
  }

  /** All rows, or a sample if there are more than {@code perCentroid} for each centroid. */
  static TrainingRows sample(TokenRows rows, int centroids, int perCentroid, long seed) {
    if (rows.rows() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "training takes at most " + Integer.MAX_VALUE + " rows, got " + rows.rows());
    }
    int total = (int) rows.rows();
    int count = (int) Math.min(total, (long) centroids * perCentroid);
    if ((long) count * rows.dimension() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "training takes at most "
              + Integer.MAX_VALUE
              + " values, got "
              + (long) count * rows.dimension()
              + ": lower pointsPerCentroid");
    }
    float[] values = new float[count * rows.dimension()];
    if (count == total) {
      FloatRows.copy(rows, 0, count, values);
    } else {
      pick(rows, Randomness.sample(total, count, Randomness.of(seed)), values);
    }
    return new TrainingRows(values, rows.dimension()).requireFinite();
  }

  /** The values themselves. */
  float[] values() {
    return values;
  }

  /** Values in a row. */
  int dimension() {
    return dimension;
  }

  /** The number of rows. */
  int count() {
    return values.length / dimension;
  }

  /** The rows as kernels take them. */
  TokenRows rows() {
    return TokenRows.of(values, dimension);
  }

  /** The rows of the given numbers. */
  TrainingRows select(int[] numbers) {
    float[] chosen = new float[numbers.length * dimension];
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(values, numbers[i] * dimension, chosen, i * dimension, dimension);
    }
    return new TrainingRows(chosen, dimension);
  }

  /** The rows {@code from .. to − 1}. */
  TrainingRows range(int from, int to) {
    return new TrainingRows(
        Arrays.copyOfRange(values, from * dimension, to * dimension), dimension);
  }

  /** The mean row. */
  float[] mean() {
    double[] sums = new double[dimension];
    for (int k = 0; k < values.length; k++) {
      sums[k % dimension] += values[k];
    }
    float[] mean = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      mean[k] = (float) (sums[k] / count());
    }
    return mean;
  }

  /** The rows less another one. */
  TrainingRows minus(float[] row) {
    float[] rest = new float[values.length];
    for (int k = 0; k < rest.length; k++) {
      rest[k] = values[k] - row[k % dimension];
    }
    return new TrainingRows(rest, dimension);
  }

  /** The values {@code from .. from + width − 1} of every row. */
  TrainingRows columns(int from, int width) {
    float[] chosen = new float[count() * width];
    for (int i = 0; i < count(); i++) {
      System.arraycopy(values, i * dimension + from, chosen, i * width, width);
    }
    return new TrainingRows(chosen, width);
  }

  /** Refuses fewer rows than centroids. */
  void requireAtLeast(int clusters) {
    if (count() < clusters) {
      throw new IllegalArgumentException(
          clusters + " clusters need at least as many rows, got " + count());
    }
  }

  private TrainingRows requireFinite() {
    for (int k = 0; k < values.length; k++) {
      if (!Float.isFinite(values[k])) {
        throw new IllegalArgumentException(
            "value " + k % dimension + " of row " + k / dimension + " is " + values[k]);
      }
    }
    return this;
  }

  private static void pick(TokenRows rows, int[] numbers, float[] values) {
    float[] row = new float[rows.dimension()];
    for (int i = 0; i < numbers.length; i++) {
      FloatRows.copy(rows, numbers[i], 1, row);
      System.arraycopy(row, 0, values, i * row.length, row.length);
    }
  }
}
