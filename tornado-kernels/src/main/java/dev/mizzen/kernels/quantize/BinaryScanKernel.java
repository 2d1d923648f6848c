package dev.mizzen.kernels.quantize;

import org.jspecify.annotations.Nullable;

/**
 * The k nearest of a set of binary codes, least distance first, ties to the lower ordinal.
 * Arguments are already checked: {@link BinaryScan} is the door.
 *
 * <p>Both scans count bits, which is exact, and {@link #estimate} makes a distance of the count by
 * the arithmetic of {@link BinaryQueries#estimate}: the same bits from every implementation and for
 * any number of threads. Cost O(Q·n·D / 64), four times that for estimates. Nothing is allocated on
 * the caller's thread once its workspace has grown. Safe for use by many threads.
 */
public interface BinaryScanKernel {
  /**
   * By the number of bits that differ.
   *
   * @param queries {@code [Q × D / 64]} words
   * @param codes n vectors
   * @param allowed a bit for each ordinal, set for those that may be found; null for all
   * @param k how many to find, at least 1
   * @param distances {@code [Q × k]}, written in full: ascending, then {@link Integer#MAX_VALUE}
   * @param ordinals {@code [Q × k]}, written in full: those of the distances, then −1
   */
  void hamming(
      long[] queries,
      BinaryCodes codes,
      long @Nullable [] allowed,
      int k,
      int[] distances,
      int[] ordinals);

  /**
   * By the estimated distance (RaBitQ: Gao and Long, SIGMOD 2024, arXiv:2405.12497).
   *
   * @param queries Q queries of the encoder that made the codes
   * @param codes n vectors with their factors
   * @param distances {@code [Q × k]}, written in full: ascending, then positive infinity; a squared
   *     distance may be estimated below 0
   */
  void estimate(
      BinaryQueries queries,
      BinaryCodes codes,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals);
}
