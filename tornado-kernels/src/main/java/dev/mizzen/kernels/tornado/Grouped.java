package dev.mizzen.kernels.tornado;

/**
 * Entries by group: group g has the entries {@code order[starts[g]]} to before {@code
 * order[starts[g + 1]]}, in ascending order.
 */
final class Grouped {
  private final int[] starts;
  private final int[] order;

  private Grouped(int[] starts, int[] order) {
    this.starts = starts;
    this.order = order;
  }

  /**
   * Sorts by counting.
   *
   * @param groups of each entry, negative for none
   * @param count how many groups there are
   */
  static Grouped by(int[] groups, int count) {
    int[] starts = new int[count + 1];
    for (int group : groups) {
      if (group >= 0) {
        starts[group + 1]++;
      }
    }
    for (int g = 0; g < count; g++) {
      starts[g + 1] += starts[g];
    }
    int[] next = starts.clone();
    int[] order = new int[starts[count]];
    for (int e = 0; e < groups.length; e++) {
      if (groups[e] >= 0) {
        order[next[groups[e]]++] = e;
      }
    }
    return new Grouped(starts, order);
  }

  /** {@code [groups + 1]}. */
  int[] starts() {
    return starts;
  }

  /** The entries that have a group. */
  int[] order() {
    return order;
  }
}
