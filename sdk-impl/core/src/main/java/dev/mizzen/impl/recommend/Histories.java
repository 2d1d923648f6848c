package dev.mizzen.impl.recommend;

import dev.mizzen.impl.interact.IdTable;
import dev.mizzen.kernels.graph.CsrGraph;
import java.util.Arrays;

/**
 * Users whose scores are asked for, and the items that each has dealt with. A view, as its graph.
 *
 * @param items {@code [users × items]}, row u the items of user u, ascending
 * @param users the ordinal of each user of the training data, {@link IdTable#NONE} for strangers
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record Histories(CsrGraph items, int[] users) {
  /** Refuses a different number of rows and users. */
  public Histories {
    if (items.rows() != users.length) {
      throw new IllegalArgumentException(items.rows() + " histories of " + users.length + " users");
    }
  }

  /** The users {@code from .. to − 1} of the training data. */
  public static Histories of(CsrGraph interactions, int from, int to) {
    int[] users = new int[to - from];
    Arrays.setAll(users, u -> from + u);
    return new Histories(interactions.rows(from, to), users);
  }

  /**
   * Someone whom the training data do not know.
   *
   * @param history ordinals, ascending
   * @param items how many there are in all
   */
  public static Histories ofStranger(int[] history, int items) {
    return one(IdTable.NONE, history, items);
  }

  /** One user with these items, ascending. */
  public static Histories one(int user, int[] history, int items) {
    return new Histories(
        CsrGraph.of(items, new int[] {0, history.length}, history), new int[] {user});
  }

  /** The number of users. */
  public int count() {
    return users.length;
  }

  /** Some of these users. */
  public Histories rows(int from, int to) {
    return from == 0 && to == count()
        ? this
        : new Histories(items.rows(from, to), Arrays.copyOfRange(users, from, to));
  }

  /** The items of one user. */
  public int[] history(int user) {
    return Arrays.copyOfRange(items.neighbours(), items.starts()[user], items.starts()[user + 1]);
  }
}
