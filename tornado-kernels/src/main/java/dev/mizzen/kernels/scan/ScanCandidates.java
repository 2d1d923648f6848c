package dev.mizzen.kernels.scan;

import java.util.Arrays;

/**
 * Keeps the k least of one query's candidates after another. A workspace of one thread.
 *
 * <p>A subclass knows the distance of a candidate.
 */
public abstract class ScanCandidates {
  private long[] keys = {};

  /** For subclasses. */
  protected ScanCandidates() {}

  /** The distance of a query and an ordinal. */
  protected abstract float distance(int query, int ordinal);

  /** Writes the k nearest candidates of each query. */
  protected final void keep(
      int queries, int[] candidates, int k, float[] distances, int[] ordinals) {
    if (keys.length < k) {
      keys = new long[k];
    }
    int each = queries == 0 ? 0 : candidates.length / queries;
    for (int q = 0; q < queries; q++) {
      int size = 0;
      for (int i = q * each; i < (q + 1) * each; i++) {
        if (candidates[i] >= 0) {
          long key = ScanTop.key(distance(q, candidates[i]), candidates[i]);
          size = ScanTop.offer(keys, 0, size, k, key);
        }
      }
      ScanTop.sort(keys, 0, size);
      write(size, q * k, k, distances, ordinals);
    }
  }

  private void write(int size, int to, int k, float[] distances, int[] ordinals) {
    for (int i = 0; i < size; i++) {
      distances[to + i] = ScanTop.floatDistance(keys[i]);
      ordinals[to + i] = ScanTop.ordinal(keys[i]);
    }
    Arrays.fill(distances, to + size, to + k, Float.POSITIVE_INFINITY);
    Arrays.fill(ordinals, to + size, to + k, -1);
  }
}
