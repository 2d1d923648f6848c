package dev.mizzen.impl.train;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The examples of each epoch in an order that seed and epoch alone decide. */
final class ExampleOrder {
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");
  private static final long STRIDE = 0x9E3779B97F4A7C15L;

  private ExampleOrder() {}

  /** A permutation of {@code 0 .. examples − 1} (Fisher and Yates). */
  static int[] of(long seed, int epoch, int examples) {
    RandomGenerator random = RANDOM.create(seed + STRIDE * (epoch + 1));
    int[] order = new int[examples];
    for (int i = 0; i < examples; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
