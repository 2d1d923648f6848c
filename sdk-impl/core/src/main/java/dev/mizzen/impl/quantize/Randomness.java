package dev.mizzen.impl.quantize;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The one generator of this package: its algorithm is fixed, so that seeds keep their meaning. */
final class Randomness {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private Randomness() {}

  /** A generator that begins at {@code seed}. */
  static RandomGenerator of(long seed) {
    return FACTORY.create(seed);
  }

  /** A seed for part {@code part} of a training, unlike those of other parts. */
  static long seed(long seed, int part) {
    return seed + 0x9E3779B97F4A7C15L * part;
  }

  /**
   * {@code count} of the numbers {@code 0 .. total − 1} without repetition, ascending (selection
   * sampling: Knuth, TAOCP 2, algorithm S).
   */
  static int[] sample(int total, int count, RandomGenerator random) {
    int[] chosen = new int[count];
    int taken = 0;
    for (int i = 0; taken < count; i++) {
      if (random.nextDouble() * (total - i) < count - taken) {
        chosen[taken++] = i;
      }
    }
    return chosen;
  }
}
