package dev.mizzen.impl.interact;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The k-core of a graph of users and items (Seidman 1983), by taking away one node at a time. */
final class Core {
  private Core() {}

  /** Cost O(users + items + interactions). */
  static InteractionTable of(InteractionTable table, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, got " + k);
    }
    Bipartite graph = new Bipartite(table);
    int users = table.users().size();
    int[] degrees = new int[graph.nodes()];
    Arrays.setAll(degrees, graph::degree);
    boolean[] gone = new boolean[degrees.length];
    Deque<Integer> weak = new ArrayDeque<>();
    for (int node = 0; node < degrees.length; node++) {
      if (degrees[node] < k) {
        gone[node] = true;
        weak.add(node);
      }
    }
    while (!weak.isEmpty()) {
      graph.forEachNeighbour(
          weak.remove(),
          other -> {
            if (!gone[other] && --degrees[other] < k) {
              gone[other] = true;
              weak.add(other);
            }
          });
    }
    return table.filtered(
        (user, edge) -> !gone[user] && !gone[users + table.graph().neighbours()[edge]]);
  }

  /** Users first, then items. */
  private static final class Bipartite {
    private final dev.mizzen.kernels.graph.CsrGraph users;
    private final dev.mizzen.kernels.graph.CsrGraph items;

    Bipartite(InteractionTable table) {
      users = table.graph();
      items = users.transpose();
    }

    int nodes() {
      return users.rows() + items.rows();
    }

    int degree(int node) {
      return node < users.rows() ? users.degree(node) : items.degree(node - users.rows());
    }

    void forEachNeighbour(int node, java.util.function.IntConsumer consumer) {
      boolean user = node < users.rows();
      var graph = user ? users : items;
      int row = user ? node : node - users.rows();
      for (int e = graph.starts()[row]; e < graph.starts()[row + 1]; e++) {
        consumer.accept(user ? users.rows() + graph.neighbours()[e] : graph.neighbours()[e]);
      }
    }
  }
}
