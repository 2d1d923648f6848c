package dev.mizzen.impl.quantize;

import dev.mizzen.kernels.TokenRows;
import java.util.Random;

/** Rows around centres that are drawn with weight {@code rank^−1.5}; scale 5, noise 0.5. */
final class ZipfMixture {
  private ZipfMixture() {}

  static TokenRows rows(int count, int dimension, int centres, long seed) {
    Random random = new Random(seed);
    float[] means = new float[centres * dimension];
    for (int k = 0; k < means.length; k++) {
      means[k] = (float) (5 * random.nextGaussian());
    }
    double[] until = new double[centres];
    double sum = 0;
    for (int c = 0; c < centres; c++) {
      sum += Math.pow(c + 1, -1.5);
      until[c] = sum;
    }
    float[] rows = new float[count * dimension];
    for (int i = 0; i < count; i++) {
      double at = random.nextDouble() * sum;
      int c = 0;
      while (until[c] < at) {
        c++;
      }
      for (int k = 0; k < dimension; k++) {
        rows[i * dimension + k] = (float) (means[c * dimension + k] + 0.5 * random.nextGaussian());
      }
    }
    return TokenRows.of(rows, dimension);
  }
}
