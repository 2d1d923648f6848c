package dev.mizzen.impl.recommend.factor;

import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.impl.recommend.Catalogue;
import dev.mizzen.kernels.KernelBackends;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Small data for tests. */
final class SmallGraph {
  private SmallGraph() {}

  /** Users and items at random; user 2 and item 1 stay without interactions. */
  static CsrGraph random(int users, int items, int perUser, long seed) {
    Random random = new Random(seed);
    int[] starts = new int[users + 1];
    int[] neighbours = new int[users * perUser];
    int count = 0;
    for (int user = 0; user < users; user++) {
      if (user != 2) {
        int[] drawn = random.ints(0, items).filter(i -> i != 1).distinct().limit(perUser).toArray();
        java.util.Arrays.sort(drawn);
        for (int item : drawn) {
          neighbours[count++] = item;
        }
      }
      starts[user + 1] = count;
    }
    return CsrGraph.of(items, starts, java.util.Arrays.copyOf(neighbours, count));
  }

  /**
   * Groups of users who deal with the items of their group alone.
   *
   * @param keep whether a pair counts, so that some can be held out
   */
  static CsrGraph groups(int groups, int users, int items, PairFilter keep) {
    int[] starts = new int[groups * users + 1];
    int[] neighbours = new int[groups * users * items];
    int count = 0;
    for (int user = 0; user < groups * users; user++) {
      int first = user / users * items;
      for (int item = first; item < first + items; item++) {
        if (keep.test(user, item)) {
          neighbours[count++] = item;
        }
      }
      starts[user + 1] = count;
    }
    return CsrGraph.of(groups * items, starts, java.util.Arrays.copyOf(neighbours, count));
  }

  /** Some pairs of a user and an item. */
  @FunctionalInterface
  interface PairFilter {
    boolean test(int user, int item);
  }

  static FactorKernels kernels(Workers workers) {
    return FactorKernels.of(KernelBackends.select(Optional.empty()), workers);
  }

  /** {@code [U × dimension]} vectors of the users of a training. */
  static float[] users(LightGcnModel model, CsrGraph graph) {
    float[] vectors = model.users().clone();
    int dimension = model.dimension();
    for (int user = 0; user < graph.rows(); user++) {
      for (int e = graph.starts()[user]; e < graph.starts()[user + 1]; e++) {
        for (int k = 0; k < dimension; k++) {
          vectors[user * dimension + k] +=
              model.histories()[graph.neighbours()[e] * dimension + k]
                  / (float) Math.sqrt(graph.degree(user));
        }
      }
    }
    return vectors;
  }

  static LightGcnSettings settings(LightGcnSettings.Loss loss, boolean cosine) {
    return new LightGcnSettings(
        5, 2, true, loss, 7, LightGcnSettings.Drawing.UNIFORM, cosine, 0.01, cosine ? 0.5 : 1, 0.4);
  }

  /** A catalogue in which nothing is known of any item. */
  static Catalogue noTitles(int items) {
    IdTable ids = new IdTable();
    for (int i = 0; i < items; i++) {
      ids.add("item-" + i);
    }
    return Catalogue.of(ids, List.of());
  }
}
