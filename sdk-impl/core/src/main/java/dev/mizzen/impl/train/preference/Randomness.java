package dev.mizzen.impl.train.preference;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The one generator of this package: its algorithm is fixed, so that seeds keep their meaning. */
final class Randomness {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");
  private static final long STRIDE = 0x9E3779B97F4A7C15L;

  private Randomness() {}

  /** A generator that begins at {@code seed}. */
  static RandomGenerator of(long seed) {
    return FACTORY.create(seed);
  }

  /** A generator for a part of a training, unlike those of other parts. */
  static RandomGenerator of(long seed, long part) {
    return FACTORY.create(seed + STRIDE * (part + 1));
  }

  /** {@code 0 .. count − 1} in a random order (Fisher and Yates). */
  static int[] permutation(int count, RandomGenerator random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
