package dev.mizzen.impl.recommend;

import dev.mizzen.kernels.graph.CsrGraph;
import org.jspecify.annotations.Nullable;

/** The best of a row of scores; equal scores rank by ordinal, lowest first. */
final class TopK {
  private TopK() {}

  /**
   * The best items of one row. Cost O(items + log k for each that gets in).
   *
   * @param scores of all items, from {@code at}; those of seen items are overwritten
   * @param seen row {@code row} are items to leave out
   * @param ranked {@code [k]} from {@code row · k}; −1 behind the last
   * @param best their scores, at the same places; negative infinity behind the last
   */
  static void best(
      float[] scores,
      int at,
      int items,
      @Nullable CsrGraph seen,
      int row,
      int k,
      int[] ranked,
      float[] best) {
    if (seen != null) {
      for (int e = seen.starts()[row]; e < seen.starts()[row + 1]; e++) {
        scores[at + seen.neighbours()[e]] = Float.NEGATIVE_INFINITY;
      }
    }
    int base = row * k;
    int size = 0;
    float worst = Float.NEGATIVE_INFINITY;
    for (int item = 0; item < items; item++) {
      float score = scores[at + item];
      // Later items have higher ordinals, so an equal score does not get in. Nor does NaN.
      if (score > worst) {
        if (size < k) {
          up(ranked, best, base, size++, item, score);
          worst = size < k ? Float.NEGATIVE_INFINITY : best[base];
        } else {
          down(ranked, best, base, k, item, score);
          worst = best[base];
        }
      }
    }
    sort(ranked, best, base, size);
    for (int i = size; i < k; i++) {
      ranked[base + i] = -1;
      best[base + i] = Float.NEGATIVE_INFINITY;
    }
  }

  /** Takes the worst away from the root, one after the other, and puts it last. */
  private static void sort(int[] ranked, float[] best, int base, int size) {
    for (int last = size - 1; last > 0; last--) {
      int item = ranked[base];
      float score = best[base];
      down(ranked, best, base, last, ranked[base + last], best[base + last]);
      ranked[base + last] = item;
      best[base + last] = score;
    }
  }

  private static void up(int[] ranked, float[] best, int base, int place, int item, float score) {
    int hole = place;
    while (hole > 0) {
      int parent = base + (hole - 1) / 2;
      if (!worse(score, item, best[parent], ranked[parent])) {
        break;
      }
      best[base + hole] = best[parent];
      ranked[base + hole] = ranked[parent];
      hole = (hole - 1) / 2;
    }
    best[base + hole] = score;
    ranked[base + hole] = item;
  }

  private static void down(int[] ranked, float[] best, int base, int size, int item, float score) {
    int hole = 0;
    while (2 * hole + 1 < size) {
      int child = base + 2 * hole + 1;
      if (child + 1 < base + size
          && worse(best[child + 1], ranked[child + 1], best[child], ranked[child])) {
        child++;
      }
      if (!worse(best[child], ranked[child], score, item)) {
        break;
      }
      best[base + hole] = best[child];
      ranked[base + hole] = ranked[child];
      hole = child - base;
    }
    best[base + hole] = score;
    ranked[base + hole] = item;
  }

  private static boolean worse(float score, int item, float than, int thanItem) {
    return score < than || (score == than && item > thanItem);
  }
}
