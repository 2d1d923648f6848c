package dev.mizzen.kernels.quantize;

/**
 * Orders what a {@link FastScanKernel} found by the float tables, of which it had read bytes. The
 * sum and the order are those of {@link PqScanKernel}. Arguments are already checked: {@link
 * FastScanRescore} is the door.
 *
 * <p>Cost O(Q·c·m). Nothing is allocated on the caller's thread once its workspace has grown. Safe
 * for use by many threads.
 */
@FunctionalInterface
public interface FastScanRescoreKernel {
  /**
   * Computes the distances of all candidates, and keeps the k least of each query.
   *
   * @param tables {@code [Q × m × 16]}, no NaN
   * @param codes n vectors
   * @param candidates {@code [Q × c]}: ordinals, or −1 for none
   * @param k how many to keep, at least 1
   * @param distances {@code [Q × k]}, written in full: ascending, then positive infinity
   * @param ordinals {@code [Q × k]}, written in full: those of the distances, then −1
   */
  void rescore(
      float[] tables,
      FastScanCodes codes,
      int[] candidates,
      int k,
      float[] distances,
      int[] ordinals);
}
