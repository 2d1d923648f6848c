package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.quantize.FastScanCodes;
import org.jspecify.annotations.Nullable;

/**
 * Scans of ordinals in ranges: a device computes something for each pair of a query and an ordinal
 * of a range, and the host keeps the k least keys of each query.
 */
final class RangeScan {
  /** Values that a range has at most, in each array. */
  private static final int VALUES = 1 << 26;

  private final LeastKeys least = new LeastKeys();

  /** Computes a range. */
  @FunctionalInterface
  interface Ranges {
    Keys run(int from, int to);
  }

  /** Makes a key of what was computed. */
  @FunctionalInterface
  interface Keys {
    /**
     * The key of an ordinal.
     *
     * @param at where the pair is among those of the range, {@code [queries × (to − from)]}
     */
    long key(int query, int ordinal, int at);
  }

  /**
   * Scans {@code count} ordinals.
   *
   * @param values how many values an ordinal has in the largest array, its distances excepted
   * @param allowed a bit for each ordinal that may be found; null for all
   */
  LeastKeys scan(
      int queries, int count, int values, long @Nullable [] allowed, int k, Ranges ranges) {
    least.begin(queries, k);
    int range = range(Math.max(values, queries));
    for (int from = 0; from < count; from += range) {
      int to = (int) Math.min(count, (long) from + range);
      Keys keys = ranges.run(from, to);
      for (int query = 0; query < queries; query++) {
        int at = query * (to - from) - from;
        for (int v = from; v < to; v++) {
          if (allowed == null || (allowed[v >> 6] >>> v & 1) != 0) {
            least.offer(query, keys.key(query, v, at + v));
          }
        }
      }
    }
    return least;
  }

  /** How many ordinals: whole blocks of fast scan codes. */
  private static int range(int values) {
    return Math.max(1, VALUES / FastScanCodes.BLOCK / values) * FastScanCodes.BLOCK;
  }
}
