package dev.mizzen.kernels.late;

/** Cuts queries into groups that read the documents together. */
final class LateGroups {
  /** Query rows in a group, unless one query has more: their maxima stay near for a block. */
  private static final int ROWS = 256;

  private LateGroups() {}

  /** The query after the last of the group that begins with {@code from}. */
  static int end(int[] queryStarts, int from, int queries, int most) {
    int to = from + 1;
    while (to < queries && to - from < most && queryStarts[to + 1] - queryStarts[from] <= ROWS) {
      to++;
    }
    return to;
  }
}
