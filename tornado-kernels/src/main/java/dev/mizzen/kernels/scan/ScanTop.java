package dev.mizzen.kernels.scan;

/**
 * The k least keys of a scan, in a part of an array that the caller owns. A key orders by distance,
 * then by ordinal, so that the k least are the same in whatever order and parts they are offered.
 *
 * <p>The part is a binary heap with the greatest key first. Cost O(log k) for each key that enters.
 */
public final class ScanTop {
  private ScanTop() {}

  /** The key of an integer distance. */
  public static long key(int distance, int ordinal) {
    return ((long) distance << 32) | ordinal;
  }

  /** The key of a float distance; −0 and 0 are the same distance, and NaN the farthest. */
  public static long key(float distance, int ordinal) {
    int bits = Float.floatToIntBits(distance + 0f);
    return key(sortable(bits), ordinal);
  }

  /** The integer distance of a key. */
  public static int distance(long key) {
    return (int) (key >> 32);
  }

  /** The float distance of a key. */
  public static float floatDistance(long key) {
    return Float.intBitsToFloat(sortable(distance(key)));
  }

  /** Turns the bits of a float into an int of the same order, and back. */
  private static int sortable(int bits) {
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  /** The ordinal of a key. */
  public static int ordinal(long key) {
    return (int) key;
  }

  /**
   * Adds {@code key}, if it is one of the k least so far.
   *
   * @param keys from {@code from} on room for {@code k} keys
   * @param size how many are there
   * @return how many are there now
   */
  public static int offer(long[] keys, int from, int size, int k, long key) {
    if (size < k) {
      up(keys, from, size, key);
      return size + 1;
    }
    if (key < keys[from]) {
      down(keys, from, k, key);
    }
    return size;
  }

  private static void up(long[] keys, int from, int at, long key) {
    int i = at;
    while (i > 0 && keys[from + (i - 1) / 2] < key) {
      keys[from + i] = keys[from + (i - 1) / 2];
      i = (i - 1) / 2;
    }
    keys[from + i] = key;
  }

  /** Puts {@code key} in the place of the first of {@code size} keys, and restores the heap. */
  private static void down(long[] keys, int from, int size, long key) {
    int i = 0;
    while (2 * i + 1 < size) {
      int child = 2 * i + 1;
      if (child + 1 < size && keys[from + child + 1] > keys[from + child]) {
        child++;
      }
      if (keys[from + child] <= key) {
        break;
      }
      keys[from + i] = keys[from + child];
      i = child;
    }
    keys[from + i] = key;
  }

  /** Turns the heap into ascending order. */
  public static void sort(long[] keys, int from, int size) {
    for (int last = size - 1; last > 0; last--) {
      long greatest = keys[from];
      down(keys, from, last, keys[from + last]);
      keys[from + last] = greatest;
    }
  }
}
