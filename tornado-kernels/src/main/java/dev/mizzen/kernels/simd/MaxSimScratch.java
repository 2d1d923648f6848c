package dev.mizzen.kernels.simd;

/** What one thread needs while it scores: made once, grown to the largest call, and kept. */
final class MaxSimScratch {
  private static final ThreadLocal<MaxSimScratch> OF_THREAD =
      ThreadLocal.withInitial(MaxSimScratch::new);

  /** The query of a call that this thread makes. */
  final QueryPanels panels = new QueryPanels();

  /** The comparison of a block of documents. */
  final MaxSimPass pass = new MaxSimPass();

  /** A row that won. */
  final RowTiles winner = new RowTiles();

  private MaxSimScratch() {}

  /** The calling thread's. */
  static MaxSimScratch ofThread() {
    return OF_THREAD.get();
  }

  /** How many panels of the widest tile hold that many query rows. */
  static int panels(int queryRows) {
    return (queryRows + MaxSimTile.LANES - 1) / MaxSimTile.LANES;
  }

  /** {@code array}, or a new one if it is shorter than {@code length}. */
  static float[] grown(float[] array, int length) {
    return array.length < length ? new float[length] : array;
  }

  /** {@code array}, or a new one if it is shorter than {@code length}. */
  static int[] grown(int[] array, int length) {
    return array.length < length ? new int[length] : array;
  }
}
