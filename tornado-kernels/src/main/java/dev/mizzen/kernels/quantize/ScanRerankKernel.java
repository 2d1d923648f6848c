package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;

/**
 * Orders the candidates of a scan of codes by the vectors themselves. Arguments are already
 * checked: {@link ScanRerank} is the door.
 *
 * <p>Each distance is within {@code γₙ₊₂·Σ|terms|} of its exact value for {@code n = dimension};
 * ties go to the lower ordinal. Cost O(Q·c·dimension). Nothing is allocated on the caller's thread
 * once its workspace has grown. Safe for use by many threads.
 */
@FunctionalInterface
public interface ScanRerankKernel {
  /**
   * Computes the distances of all candidates, and keeps the k least of each query.
   *
   * @param queries {@code [Q × dimension]}, row-major, finite
   * @param rows the vectors, single precision and finite
   * @param candidates {@code [Q × c]}: row numbers, or −1 for none
   * @param k how many to keep, at least 1
   * @param distances {@code [Q × k]}, written in full: ascending, then positive infinity
   * @param ordinals {@code [Q × k]}, written in full: the rows of the distances, then −1
   */
  void rerank(
      DistanceTableMetric metric,
      float[] queries,
      TokenRows rows,
      int[] candidates,
      int k,
      float[] distances,
      int[] ordinals);
}
