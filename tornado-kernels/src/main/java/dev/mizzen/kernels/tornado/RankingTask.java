package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Scores of users and items as a plain parallel loop over both. */
final class RankingTask {
  /** Places in {@code sizes}. */
  static final int USERS = 0;

  static final int ITEMS = 1;
  static final int DIMENSION = 2;

  /** Values in {@code sizes}. */
  static final int SIZES = 3;

  private RankingTask() {}

  /**
   * Scores.
   *
   * @param scores {@code [users × items]}
   */
  static void scores(IntArray sizes, FloatArray users, FloatArray items, FloatArray scores) {
    for (@Parallel int at = 0; at < scores.getSize(); at++) {
      int count = sizes.get(ITEMS);
      int dimension = sizes.get(DIMENSION);
      if (at < sizes.get(USERS) * count) {
        int user = at / count;
        int item = (at - user * count) * dimension;
        float dot = 0f;
        for (int k = 0; k < dimension; k++) {
          dot += users.get(user * dimension + k) * items.get(item + k);
        }
        scores.set(at, dot);
      }
    }
  }
}
