package dev.mizzen.impl.interact;

import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.recommend.Interaction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gathers interactions, 20 bytes each, and orders them once. Pairs that occur more than once are
 * joined: the largest weight, the earliest time. Where all ids are whole numbers, ordinals follow
 * their values, else the order of first appearance. Not thread-safe.
 */
public final class InteractionColumns {
  private final IdTable users = new IdTable();
  private final IdTable items = new IdTable();
  private int[] user = new int[1024];
  private int[] item = new int[1024];
  private float[] weight = new float[1024];
  private long[] time = new long[1024];
  private int size;

  /** Without any interaction. */
  public InteractionColumns() {}

  /** Adds an interaction. */
  public void add(Interaction interaction) {
    add(
        interaction.user(),
        interaction.item(),
        (float) Math.clamp(interaction.weight(), Float.MIN_VALUE, Float.MAX_VALUE),
        interaction.time().map(at -> at.toEpochMilli()).orElse(InteractionTable.NO_TIME));
  }

  /**
   * Adds an interaction.
   *
   * @param millis since 1970, or {@link InteractionTable#NO_TIME}
   */
  public void add(String userId, String itemId, float strength, long millis) {
    if (size == user.length) {
      int more = size + (size >> 1);
      user = Arrays.copyOf(user, more);
      item = Arrays.copyOf(item, more);
      weight = Arrays.copyOf(weight, more);
      time = Arrays.copyOf(time, more);
    }
    user[size] = users.add(userId);
    item[size] = items.add(itemId);
    weight[size] = strength;
    time[size++] = millis;
  }

  /** Makes an item known that may have no interaction. */
  public void addItem(String id) {
    items.add(id);
  }

  /** The table; the columns are not to be used any more. */
  public InteractionTable table() {
    int[] userPlace = users.numericOrder();
    int[] itemPlace = items.numericOrder();
    for (int e = 0; e < size; e++) {
      user[e] = userPlace[user[e]];
      item[e] = itemPlace[item[e]];
    }
    return joined(users.moved(userPlace), items.moved(itemPlace));
  }

  /** Two stable counting sorts, then equal neighbours fall together. */
  private InteractionTable joined(IdTable byUser, IdTable byItem) {
    int[] order = sorted(sorted(null, item, byItem.size()), user, byUser.size());
    int[] starts = new int[byUser.size() + 1];
    int[] neighbours = new int[size];
    float[] weights = new float[size];
    long[] times = new long[size];
    boolean plain = true;
    boolean timeless = true;
    int edges = 0;
    int lastUser = -1;
    for (int e : order) {
      if (edges > 0 && user[e] == lastUser && item[e] == neighbours[edges - 1]) {
        weights[edges - 1] = Math.max(weights[edges - 1], weight[e]);
        times[edges - 1] = earliest(times[edges - 1], time[e]);
      } else {
        neighbours[edges] = item[e];
        weights[edges] = weight[e];
        times[edges++] = time[e];
        starts[user[e] + 1]++;
        lastUser = user[e];
      }
      plain &= weight[e] == 1;
      timeless &= time[e] == InteractionTable.NO_TIME;
    }
    for (int u = 0; u < byUser.size(); u++) {
      starts[u + 1] += starts[u];
    }
    return new InteractionTable(
        byUser,
        byItem,
        CsrGraph.of(byItem.size(), starts, Arrays.copyOf(neighbours, edges)),
        plain ? null : Arrays.copyOf(weights, edges),
        timeless ? null : Arrays.copyOf(times, edges),
        size - edges);
  }

  private static long earliest(long a, long b) {
    if (a == InteractionTable.NO_TIME || b == InteractionTable.NO_TIME) {
      return Math.max(a, b);
    }
    return Math.min(a, b);
  }

  private int[] sorted(int @Nullable [] order, int[] keys, int range) {
    int[] next = new int[range + 1];
    for (int e = 0; e < size; e++) {
      next[keys[e] + 1]++;
    }
    for (int k = 0; k < range; k++) {
      next[k + 1] += next[k];
    }
    int[] sorted = new int[size];
    for (int i = 0; i < size; i++) {
      int e = order == null ? i : order[i];
      sorted[next[keys[e]]++] = e;
    }
    return sorted;
  }
}
