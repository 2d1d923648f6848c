package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.kernels.graph.CsrGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The training's items in parts, each of which is foreseen from the others: what a user's vector is
 * made of never holds what it is to find, as it will be with items that are new.
 *
 * @param interactions {@code [users × items]} all but those with the part's items
 * @param targets {@code [users × warm]} those with the part's items, of users who have others
 */
record Folds(CsrGraph interactions, CsrGraph targets) {
  /**
   * Divides the items that have interactions.
   *
   * @param warm those items, ascending
   * @param count how many parts
   */
  static List<Folds> of(CsrGraph interactions, int[] warm, int count, long seed) {
    int[] fold = new int[interactions.columns()];
    int[] order = warm.clone();
    shuffle(order, seed);
    for (int n = 0; n < order.length; n++) {
      fold[order[n]] = n % count;
    }
    List<Folds> folds = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      folds.add(fold(interactions, warm, fold, f));
    }
    return folds;
  }

  private static Folds fold(CsrGraph all, int[] warm, int[] fold, int own) {
    int[] places = new int[all.columns()];
    for (int n = 0; n < warm.length; n++) {
      places[warm[n]] = n;
    }
    Rows rest = new Rows(all);
    Rows targets = new Rows(all);
    for (int user = 0; user < all.rows(); user++) {
      int before = rest.size;
      for (int e = all.starts()[user]; e < all.starts()[user + 1]; e++) {
        if (fold[all.neighbours()[e]] != own) {
          rest.add(all.neighbours()[e]);
        }
      }
      for (int e = all.starts()[user]; rest.size > before && e < all.starts()[user + 1]; e++) {
        if (fold[all.neighbours()[e]] == own) {
          targets.add(places[all.neighbours()[e]]);
        }
      }
      rest.end(user);
      targets.end(user);
    }
    return new Folds(rest.graph(all.columns()), targets.graph(warm.length));
  }

  /** A graph in the making. */
  private static final class Rows {
    private final int[] starts;
    private final int[] columns;
    private int size;

    Rows(CsrGraph like) {
      starts = new int[like.rows() + 1];
      columns = new int[like.edges()];
    }

    void add(int column) {
      columns[size++] = column;
    }

    void end(int row) {
      starts[row + 1] = size;
    }

    CsrGraph graph(int width) {
      return CsrGraph.of(width, starts, Arrays.copyOf(columns, size));
    }
  }

  /** The users who have targets, in parts of about so many targets. */
  List<int[]> batches(int pairs, long seed) {
    int[] users = new int[targets.rows()];
    int count = 0;
    for (int user = 0; user < users.length; user++) {
      if (targets.degree(user) > 0) {
        users[count++] = user;
      }
    }
    users = Arrays.copyOf(users, count);
    shuffle(users, seed);
    int parts = Math.max(1, (int) Math.round((double) targets.edges() / pairs));
    List<int[]> batches = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) count * part / parts);
      int to = (int) ((long) count * (part + 1) / parts);
      if (to > from) {
        batches.add(Arrays.copyOfRange(users, from, to));
      }
    }
    return batches;
  }

  private static void shuffle(int[] values, long seed) {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed);
    for (int n = values.length - 1; n > 0; n--) {
      int other = random.nextInt(n + 1);
      int value = values[n];
      values[n] = values[other];
      values[other] = value;
    }
  }
}
