package dev.mizzen.impl.unanswerable.context;

import java.util.ArrayList;
import java.util.List;

/**
 * How many chunks of a group come from where.
 *
 * @param external from outside the corpus, at least 1
 * @param internal from the corpus
 */
public record Split(int external, int internal) {
  /** The fewest chunks of a group. */
  public static final int FEWEST = 2;

  /** The most chunks of a group. */
  public static final int MOST = 6;

  /** All splits: 15 mixed ones, then 5 without a chunk of the corpus. */
  public static List<Split> all() {
    List<Split> splits = new ArrayList<>();
    for (int external = 1; external < MOST; external++) {
      for (int internal = 1; external + internal <= MOST; internal++) {
        splits.add(new Split(external, internal));
      }
    }
    for (int external = FEWEST; external <= MOST; external++) {
      splits.add(new Split(external, 0));
    }
    return splits;
  }

  /** How many chunks there are. */
  public int size() {
    return external + internal;
  }

  /** The part that comes from outside: 1 if all does. */
  public double externalShare() {
    return (double) external / size();
  }

  /** {@code C(externals, external) · C(internals, internal)}, or {@code most} if that is less. */
  int combinations(int externals, int internals, int most) {
    return (int)
        Math.min(most, choose(externals, external, most) * choose(internals, internal, most));
  }

  private static long choose(int from, int taken, int most) {
    long ways = taken > from ? 0 : 1;
    for (int i = 1; i <= taken && ways > 0 && ways <= most; i++) {
      ways = ways * (from - taken + i) / i;
    }
    return Math.min(ways, most);
  }
}
