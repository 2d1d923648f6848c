package dev.mizzen.impl.recommend;

import dev.mizzen.impl.interact.InteractionTable;
import dev.mizzen.recommend.Interaction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A small made-up world: users and items have one of a few tastes. */
public final class World {
  private World() {}

  /** Interactions of {@code users}, mostly with items of their own taste. */
  public static List<Interaction> interactions(int users, int items, int each, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Interaction> all = new ArrayList<>();
    int tastes = 4;
    for (int u = 0; u < users; u++) {
      for (int n = 0; n < each; n++) {
        int item = (int) (items * Math.pow(random.nextDouble(), 1.5));
        if (random.nextInt(4) > 0) {
          item = Math.min(items - 1, item / tastes * tastes + u % tastes);
        }
        all.add(Interaction.of("user-" + u, "item-" + item));
      }
    }
    return all;
  }

  /** The same as a table. */
  public static InteractionTable table(int users, int items, int each, long seed) {
    return InteractionTable.of(interactions(users, items, each, seed));
  }
}
