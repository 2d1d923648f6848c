package dev.mizzen.kernels.scan;

import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One scan of n ordinals for the k nearest of each query: cuts the ordinals into parts, scans each
 * part into keys of its own ({@link ScanTop}), and merges them. The result is the k least of all
 * keys, so it depends neither on the cut nor on the threads.
 *
 * <p>A workspace of one thread, kept from call to call; a subclass adds what is scanned.
 */
public abstract class ScanRun implements IntConsumer {
  /** Ordinals in a part, at least: some 100 microseconds of work, so that its start is hidden. */
  static final int PART = 1 << 18;

  /** Ordinals that all queries scan before any reads on: their codes stay in the cache. */
  static final int CHUNK = 1 << 14;

  /** How many keys the parts hold together, if one query needs no more. */
  private static final int MAX_KEYS = 1 << 20;

  private static final int[] NONE = {};

  private long[] keys = {};
  private int[] sizes = {};
  private int @Nullable [] distances;
  private float @Nullable [] floatDistances;
  private int[] ordinals = NONE;
  private int firstQuery;
  private int group;
  private int count;
  private int k;
  private long part;

  /** For subclasses. */
  protected ScanRun() {}

  /**
   * Offers the ordinals of a range that may be found to a heap of keys.
   *
   * @param from a multiple of {@link #CHUNK}
   * @param keys the heap's array
   * @param at where the heap begins in it
   * @param size how many keys are there; all have lower ordinals
   * @param k how many there may be
   * @return how many are there now
   */
  protected abstract int scan(int query, int from, int to, long[] keys, int at, int size, int k);

  /**
   * Scans {@code count} ordinals for each of {@code queries} queries.
   *
   * @param distances {@code [queries × k]}, written in full, as are the ordinals
   */
  protected final void run(
      Workers workers, int queries, int count, int k, int[] distances, int[] ordinals) {
    this.distances = distances;
    run(workers, queries, count, k, ordinals);
  }

  /** The same for keys of float distances. */
  protected final void run(
      Workers workers, int queries, int count, int k, float[] distances, int[] ordinals) {
    floatDistances = distances;
    run(workers, queries, count, k, ordinals);
  }

  private void run(Workers workers, int queries, int count, int k, int[] ordinals) {
    this.ordinals = ordinals;
    try {
      groups(workers, queries, count, k);
    } finally {
      // The workspace outlives the call; what the caller gave should not.
      distances = null;
      floatDistances = null;
      this.ordinals = NONE;
    }
  }

  private void groups(Workers workers, int queries, int count, int k) {
    this.count = count;
    this.k = k;
    // Keys of all parts are at most a sixteenth of the ordinals, however large k is.
    part = Math.max(PART, (16L * k + CHUNK - 1) / CHUNK * CHUNK);
    int parts = Math.toIntExact((count + part - 1) / part);
    long needed = Math.max(1, parts) * (long) k;
    int most = (int) Math.max(1, MAX_KEYS / needed);
    for (firstQuery = 0; firstQuery < queries; firstQuery += group) {
      group = Math.min(most, queries - firstQuery);
      grow(Math.toIntExact(needed * group), Math.max(1, parts) * group);
      workers.run(parts, this);
      for (int q = 0; q < group; q++) {
        merge(q, parts);
      }
    }
  }

  private void grow(int keyCount, int sizeCount) {
    if (keys.length < keyCount) {
      keys = new long[keyCount];
    }
    if (sizes.length < sizeCount) {
      sizes = new int[sizeCount];
    }
  }

  /** Scans a part for all queries of the group. */
  @Override
  public final void accept(int p) {
    for (int q = 0; q < group; q++) {
      sizes[p * group + q] = 0;
    }
    long end = Math.min(count, (p + 1) * part);
    for (long from = p * part; from < end; from += CHUNK) {
      int to = (int) Math.min(end, from + CHUNK);
      for (int q = 0; q < group; q++) {
        int i = p * group + q;
        sizes[i] = scan(firstQuery + q, (int) from, to, keys, i * k, sizes[i], k);
      }
    }
  }

  private void merge(int q, int parts) {
    int at = q * k;
    int size = parts == 0 ? 0 : sizes[q];
    for (int p = 1; p < parts; p++) {
      int i = p * group + q;
      for (int key = 0; key < sizes[i]; key++) {
        size = ScanTop.offer(keys, at, size, k, keys[i * k + key]);
      }
    }
    ScanTop.sort(keys, at, size);
    write((firstQuery + q) * k, at, size);
  }

  private void write(int to, int at, int size) {
    for (int i = 0; i < size; i++) {
      ordinals[to + i] = ScanTop.ordinal(keys[at + i]);
    }
    Arrays.fill(ordinals, to + size, to + k, -1);
    if (distances != null) {
      for (int i = 0; i < size; i++) {
        distances[to + i] = ScanTop.distance(keys[at + i]);
      }
      Arrays.fill(distances, to + size, to + k, Integer.MAX_VALUE);
    }
    if (floatDistances != null) {
      for (int i = 0; i < size; i++) {
        floatDistances[to + i] = ScanTop.floatDistance(keys[at + i]);
      }
      Arrays.fill(floatDistances, to + size, to + k, Float.POSITIVE_INFINITY);
    }
  }
}
