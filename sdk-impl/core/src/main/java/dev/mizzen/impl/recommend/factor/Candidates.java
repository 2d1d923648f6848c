package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Items that all users of a batch are compared with, drawn with repetition. */
final class Candidates {
  /** The items. */
  final int[] items;

  /** {@code 1/(I·q)} for a chance q of being drawn among I items; null where all are alike. */
  private final float @Nullable [] factors;

  private Candidates(int[] items, float @Nullable [] factors) {
    this.items = items;
    this.factors = factors;
  }

  static Candidates draw(LightGcnSettings settings, Bipartite graph, long seed, long step) {
    RandomGenerator random = Draws.of(seed, step);
    return switch (settings.drawing()) {
      case UNIFORM -> uniform(settings.negatives(), graph.items().rows(), random);
      case INTERACTIONS -> ofInteractions(settings.negatives(), graph, random);
    };
  }

  private static Candidates uniform(int count, int all, RandomGenerator random) {
    int[] items = new int[count];
    for (int n = 0; n < count; n++) {
      items[n] = random.nextInt(all);
    }
    return new Candidates(items, null);
  }

  private static Candidates ofInteractions(int count, Bipartite graph, RandomGenerator random) {
    CsrGraph users = graph.users();
    int[] items = new int[count];
    float[] factors = new float[count];
    for (int n = 0; n < count; n++) {
      items[n] = users.neighbours()[users.starts()[0] + random.nextInt(users.edges())];
      double drawn = (double) graph.items().degree(items[n]) / users.edges();
      factors[n] = (float) (1 / (drawn * users.columns()));
    }
    return new Candidates(items, factors);
  }

  /** The number of items, repetitions counted. */
  int count() {
    return items.length;
  }

  /** Corrects a row of exponentials for how often each item is drawn. */
  void correct(float[] exponentials, int from) {
    if (factors != null) {
      for (int n = 0; n < factors.length; n++) {
        exponentials[from + n] *= factors[n];
      }
    }
  }
}
