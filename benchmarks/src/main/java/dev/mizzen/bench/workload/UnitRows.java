package dev.mizzen.bench.workload;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random directions. */
public final class UnitRows {
  private UnitRows() {}

  /** {@code [rows × dimension]}, each row of length 1, the same for the same seed. */
  public static float[] random(long seed, int rows, int dimension) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    float[] values = new float[rows * dimension];
    for (int r = 0; r < rows; r++) {
      double squares = 0;
      for (int i = r * dimension; i < (r + 1) * dimension; i++) {
        values[i] = (float) random.nextGaussian();
        squares += (double) values[i] * values[i];
      }
      float scale = (float) (1 / Math.sqrt(squares));
      for (int i = r * dimension; i < (r + 1) * dimension; i++) {
        values[i] *= scale;
      }
    }
    return values;
  }
}
