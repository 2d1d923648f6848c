package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.scan.ScanTop;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * The k least keys ({@link ScanTop}) of each of several queries. A workspace that grows and is
 * kept; not safe for use by many threads.
 */
final class LeastKeys {
  private long[] keys = {};
  private int[] sizes = {};
  private int queries;
  private int k;

  /** Forgets all keys. */
  void begin(int newQueries, int newK) {
    queries = newQueries;
    k = newK;
    int needed = Math.multiplyExact(queries, k);
    if (keys.length < needed) {
      keys = new long[needed];
    }
    if (sizes.length < queries) {
      sizes = new int[queries];
    }
    Arrays.fill(sizes, 0, queries, 0);
  }

  /** Adds a key if it is one of its query's k least so far. */
  void offer(int query, long key) {
    sizes[query] = ScanTop.offer(keys, query * k, sizes[query], k, key);
  }

  /**
   * Keeps the least of candidates' distances.
   *
   * @param candidates {@code [queries × each]}, negative for none
   * @param distances one for each candidate
   */
  void keep(int newQueries, int[] candidates, int newK, FloatArray distances) {
    begin(newQueries, newK);
    int each = candidates.length / newQueries;
    for (int i = 0; i < candidates.length; i++) {
      if (candidates[i] >= 0) {
        offer(i / each, ScanTop.key(distances.get(i), candidates[i]));
      }
    }
  }

  /** Writes integer distances, in ascending order, and the ordinals that go with them. */
  void write(int[] distances, int[] ordinals) {
    writeOrdinals(ordinals, 0);
    for (int query = 0; query < queries; query++) {
      int at = query * k;
      int end = at + sizes[query];
      for (int i = at; i < end; i++) {
        distances[i] = ScanTop.distance(keys[i]);
      }
      Arrays.fill(distances, end, at + k, Integer.MAX_VALUE);
    }
  }

  /** The same for float distances, if they are wanted, from the place {@code to} on. */
  void write(float @Nullable [] distances, int[] ordinals, int to) {
    writeOrdinals(ordinals, to);
    for (int query = 0; distances != null && query < queries; query++) {
      int at = query * k;
      int end = at + sizes[query];
      for (int i = at; i < end; i++) {
        distances[to + i] = ScanTop.floatDistance(keys[i]);
      }
      Arrays.fill(distances, to + end, to + at + k, Float.POSITIVE_INFINITY);
    }
  }

  private void writeOrdinals(int[] ordinals, int to) {
    for (int query = 0; query < queries; query++) {
      int at = query * k;
      int end = at + sizes[query];
      ScanTop.sort(keys, at, sizes[query]);
      for (int i = at; i < end; i++) {
        ordinals[to + i] = ScanTop.ordinal(keys[i]);
      }
      Arrays.fill(ordinals, to + end, to + at + k, -1);
    }
  }
}
