package dev.mizzen.kernels.simd;

import java.util.Arrays;

/** What one thread needs while it scores: made once, grown to the largest call, and kept. */
final class MaxSimScratch {
  private static final ThreadLocal<MaxSimScratch> OF_THREAD =
      ThreadLocal.withInitial(MaxSimScratch::new);

  /** The query, panel by panel, each {@code [dimension × LANES]}. */
  float[] panels = {};

  /** The comparison of a block of documents. */
  final MaxSimPass pass = new MaxSimPass();

  private MaxSimScratch() {}

  /** The calling thread's. */
  static MaxSimScratch ofThread() {
    return OF_THREAD.get();
  }

  /** Lays the rows of a query out in panels; lanes without a row hold zeros. */
  void lay(float[] query, int queryRows, int dimension) {
    int count = panels(queryRows);
    int size = dimension * MaxSimTile.LANES;
    panels = grown(panels, count * size);
    Arrays.fill(panels, (count - 1) * size, count * size, 0);
    for (int i = 0; i < queryRows; i++) {
      int to = i / MaxSimTile.LANES * size + i % MaxSimTile.LANES;
      for (int k = 0; k < dimension; k++) {
        panels[to + k * MaxSimTile.LANES] = query[i * dimension + k];
      }
    }
  }

  /** How many panels hold that many query rows. */
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
