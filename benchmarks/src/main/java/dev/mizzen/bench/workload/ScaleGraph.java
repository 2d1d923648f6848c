package dev.mizzen.bench.workload;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A synthetic graph of any size in compressed rows from the start, so that it needs no room twice.
 */
public final class ScaleGraph {
  private static final long SEED = 20_261_123;

  private ScaleGraph() {}

  /**
   * Users with equally many different items each, items by a power law.
   *
   * @throws IllegalArgumentException if a user would need more than half of the items
   */
  public static CsrGraph of(int users, int items, int interactions) {
    int perUser = interactions / users;
    if (perUser < 1 || perUser > items / 2) {
      throw new IllegalArgumentException(
          interactions + " interactions of " + users + " users with " + items + " items");
    }
    SplittableRandom random = new SplittableRandom(SEED);
    int[] starts = new int[users + 1];
    int[] neighbours = new int[Math.multiplyExact(users, perUser)];
    for (int user = 0; user < users; user++) {
      starts[user + 1] = starts[user] + perUser;
      draw(random, items, neighbours, starts[user], starts[user + 1]);
    }
    return CsrGraph.of(items, starts, neighbours);
  }

  private static void draw(SplittableRandom random, int items, int[] to, int from, int end) {
    for (int e = from; e < end; e++) {
      to[e] = skewed(random, items);
    }
    Arrays.sort(to, from, end);
    for (int e = from + 1; e < end; e++) {
      if (to[e] == to[e - 1]) {
        to[e] = random.nextInt(items);
        Arrays.sort(to, from, end);
        e = from;
      }
    }
  }

  /** The low ordinals by far the most often. */
  private static int skewed(SplittableRandom random, int bound) {
    double u = random.nextDouble();
    return Math.min(bound - 1, (int) (bound * u * u));
  }
}
