package dev.mizzen.kernels.simd;

/** Picks the largest of some keys in linear time on average (quickselect; Hoare, 1961). */
final class Selection {
  private Selection() {}

  /**
   * Moves the {@code count} largest of the keys from {@code from} to before {@code to} to their
   * front, in any order but with the smallest of them last. All keys differ.
   */
  static void largestFirst(long[] keys, int from, int to, int count) {
    int target = from + count - 1;
    int left = from;
    int right = to - 1;
    while (left < right) {
      long pivot = median(keys[left], keys[(left + right) >>> 1], keys[right]);
      int i = left;
      int j = right;
      while (i <= j) {
        while (keys[i] > pivot) {
          i++;
        }
        while (keys[j] < pivot) {
          j--;
        }
        if (i <= j) {
          long key = keys[i];
          keys[i++] = keys[j];
          keys[j--] = key;
        }
      }
      if (target <= j) {
        right = j;
      } else if (target >= i) {
        left = i;
      } else {
        return;
      }
    }
  }

  private static long median(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
