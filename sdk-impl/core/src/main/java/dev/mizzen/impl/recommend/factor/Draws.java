package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random choices, each decided by seed, step and place alone. */
final class Draws {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");
  private static final long STRIDE = 0x9E3779B97F4A7C15L;
  private static final int MOST_TRIES = 64;

  private Draws() {}

  static RandomGenerator of(long seed, long step) {
    return FACTORY.create(seed ^ (STRIDE * (step + 1)));
  }

  /** Normally distributed values. */
  static void normal(float[] values, double deviation, RandomGenerator random) {
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) (deviation * random.nextGaussian());
    }
  }

  /** An item that the user has not met, or any if the user seems to have met all. */
  static int unmet(CsrGraph graph, int user, RandomGenerator random) {
    int item = random.nextInt(graph.columns());
    for (int tries = 1; tries < MOST_TRIES && met(graph, user, item); tries++) {
      item = random.nextInt(graph.columns());
    }
    return item;
  }

  private static boolean met(CsrGraph graph, int user, int item) {
    int[] starts = graph.starts();
    return Arrays.binarySearch(graph.neighbours(), starts[user], starts[user + 1], item) >= 0;
  }
}
