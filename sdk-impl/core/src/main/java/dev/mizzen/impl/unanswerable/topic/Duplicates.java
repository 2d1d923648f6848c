package dev.mizzen.impl.unanswerable.topic;

import dev.mizzen.vector.Embedding;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that say the same: pairs whose vectors have a cosine above a bound, and whatever such pairs
 * link. Cost: all pairs.
 */
public final class Duplicates {
  private Duplicates() {}

  /**
   * For each vector the number of the first one of its group, its own if it is that one.
   *
   * @param bound two vectors of a higher cosine are duplicates
   */
  public static int[] groups(List<Embedding> vectors, double bound) {
    int[] parents = new int[vectors.size()];
    List<Embedding> units = vectors.stream().map(Embedding::normalized).toList();
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
      for (int j = 0; j < i; j++) {
        if (units.get(i).dot(units.get(j)) > bound) {
          unite(parents, i, j);
        }
      }
    }
    for (int i = 0; i < parents.length; i++) {
      parents[i] = root(parents, i);
    }
    return parents;
  }

  /** The first of each group, in order. */
  public static <T> List<T> removed(List<T> items, List<Embedding> vectors, double bound) {
    int[] groups = groups(vectors, bound);
    List<T> kept = new ArrayList<>();
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] == i) {
        kept.add(items.get(i));
      }
    }
    return kept;
  }

  /** The lower root stays, so that each group's is its first member. */
  private static void unite(int[] parents, int a, int b) {
    int rootA = root(parents, a);
    int rootB = root(parents, b);
    parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private static int root(int[] parents, int start) {
    int node = start;
    while (parents[node] != node) {
      parents[node] = parents[parents[node]];
      node = parents[node];
    }
    return node;
  }
}
