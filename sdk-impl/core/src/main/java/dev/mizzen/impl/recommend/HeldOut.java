package dev.mizzen.impl.recommend;

import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.impl.interact.InteractionTable;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.Interaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Held-out interactions by the ordinals of the training data.
 *
 * @param table users and items are those of training
 * @param warnings what did not fit: strangers, and leakage
 */
record HeldOut(InteractionTable table, List<String> warnings) {
  /** Leaves out users and items that training does not know, and pairs that it does. */
  static HeldOut of(InteractionTable training, Iterable<Interaction> interactions) {
    int[] users = new int[1024];
    int[] items = new int[1024];
    int size = 0;
    int strangers = 0;
    int leaked = 0;
    for (Interaction interaction : InteractionTable.of(interactions)) {
      int user = training.users().ordinal(interaction.user());
      int item = training.items().ordinal(interaction.item());
      if (user == IdTable.NONE || item == IdTable.NONE) {
        strangers++;
      } else if (training.contains(user, item)) {
        leaked++;
      } else {
        if (size == users.length) {
          users = Arrays.copyOf(users, 2 * size);
          items = Arrays.copyOf(items, 2 * size);
        }
        users[size] = user;
        items[size++] = item;
      }
    }
    CsrGraph graph =
        CsrGraph.ofEdges(
            training.users().size(),
            training.items().size(),
            Arrays.copyOf(users, size),
            Arrays.copyOf(items, size));
    List<String> warnings = new ArrayList<>();
    if (strangers > 0) {
      warnings.add(
          strangers + " validation interactions are of users or items that training does not know");
    }
    if (leaked > 0) {
      warnings.add(
          leaked + " validation interactions are training interactions too, and were left out");
    }
    return new HeldOut(
        InteractionTable.of(training.users(), training.items(), graph, null, null), warnings);
  }
}
