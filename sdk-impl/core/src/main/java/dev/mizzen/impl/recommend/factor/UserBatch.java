package dev.mizzen.impl.recommend.factor;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;

/** Some users and all their interactions, which are the pairs of a batch, user by user. */
public final class UserBatch {
  /** The users, ascending. */
  final int[] users;

  /** {@code [users + 1]}: the first pair of each. */
  final int[] starts;

  /** The user of each pair. */
  final int[] userOf;

  /** The item of each pair. */
  final int[] itemOf;

  /** Those users of a graph of users and items. */
  public UserBatch(CsrGraph graph, int[] examples) {
    users = examples.clone();
    Arrays.sort(users);
    starts = new int[users.length + 1];
    for (int n = 0; n < users.length; n++) {
      starts[n + 1] = starts[n] + graph.degree(users[n]);
    }
    userOf = new int[pairs()];
    itemOf = new int[pairs()];
    for (int n = 0; n < users.length; n++) {
      Arrays.fill(userOf, starts[n], starts[n + 1], users[n]);
      System.arraycopy(
          graph.neighbours(),
          graph.starts()[users[n]],
          itemOf,
          starts[n],
          starts[n + 1] - starts[n]);
    }
  }

  int pairs() {
    return starts[users.length];
  }

  /**
   * A graph of all users and items, its edges in the order of pairs.
   *
   * @param itemOf of each pair, ascending for each user
   */
  CsrGraph graph(int[] itemOf, int allUsers, int items) {
    int[] first = new int[allUsers + 1];
    for (int n = 0; n < users.length; n++) {
      first[users[n] + 1] = starts[n + 1] - starts[n];
    }
    for (int user = 0; user < allUsers; user++) {
      first[user + 1] += first[user];
    }
    return CsrGraph.of(items, first, itemOf);
  }
}
