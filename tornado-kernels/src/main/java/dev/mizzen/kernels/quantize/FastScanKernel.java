package dev.mizzen.kernels.quantize;

import org.jspecify.annotations.Nullable;

/**
 * The k nearest of a set of 4-bit codes by quantized distance tables: {@code sum(v) = Σⱼ
 * table[j][code(v, j)]}, least first, ties to the lower ordinal (fast scan: André, Kermarrec and Le
 * Scouarnec, VLDB 2015). Arguments are already checked: {@link FastScan} is the door.
 *
 * <p>Sums and ordinals are exact integers, the same from every implementation and for any number of
 * threads. Cost O(Q·n·m); the codes are read once for a batch of queries whose results fit the
 * cache. Nothing is allocated on the caller's thread once its workspace has grown to the largest
 * call. Safe for use by many threads.
 */
@FunctionalInterface
public interface FastScanKernel {
  /**
   * Scans all codes for each query.
   *
   * @param tables the tables of Q queries
   * @param codes n vectors
   * @param allowed a bit for each ordinal, set for those that may be found; null for all
   * @param k how many to find, at least 1
   * @param sums {@code [Q × k]}, written in full: ascending, then {@link Integer#MAX_VALUE}
   * @param ordinals {@code [Q × k]}, written in full: those of the sums, then −1
   */
  void scan(
      DistanceTableBytes tables,
      FastScanCodes codes,
      long @Nullable [] allowed,
      int k,
      int[] sums,
      int[] ordinals);
}
