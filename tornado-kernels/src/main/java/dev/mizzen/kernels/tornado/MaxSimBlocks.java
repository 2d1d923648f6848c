package dev.mizzen.kernels.tornado;

/** Where a batch of documents is cut, so that no array on the device grows too large. */
final class MaxSimBlocks {
  private static final long VALUES = 1 << 28;
  private static final long PAIRS = 1 << 26;

  private MaxSimBlocks() {}

  /**
   * The end of the block that begins at document {@code from}: at least one, before {@code all}.
   */
  static int end(int[] starts, int from, int all, int dimension, int queryRows) {
    int to = from + 1;
    while (to < all
        && (long) (starts[to + 1] - starts[from]) * dimension <= VALUES
        && (long) (to + 1 - from) * queryRows <= PAIRS) {
      to++;
    }
    return to;
  }
}
