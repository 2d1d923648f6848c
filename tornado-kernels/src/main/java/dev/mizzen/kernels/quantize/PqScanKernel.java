package dev.mizzen.kernels.quantize;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The k nearest of a set of product codes of a byte for each subspace: {@code distance(v) = Σⱼ
 * table[j][code(v, j)]} (Jégou, Douze and Schmid, IEEE TPAMI 33, 2011), least first, ties to the
 * lower ordinal. Arguments are already checked: {@link PqScan} is the door.
 *
 * <p>The sum is {@code (s₀ + s₁) + (s₂ + s₃)}, where {@code sᵢ} adds up the subspaces i, i + 4, i +
 * 8, … in single precision: the same bits from every implementation and for any number of threads.
 * Cost O(Q·n·m). Nothing is allocated on the caller's thread once its workspace has grown. Safe for
 * use by many threads.
 */
@FunctionalInterface
public interface PqScanKernel {
  /**
   * Scans all codes for each query.
   *
   * @param tables {@code [Q × m × K]}, no NaN
   * @param subspaces m
   * @param centroids K, at most 256
   * @param codes {@code [n × m]}, unsigned, each less than K
   * @param allowed a bit for each ordinal, set for those that may be found; null for all
   * @param k how many to find, at least 1
   * @param distances {@code [Q × k]}, written in full: ascending, then positive infinity
   * @param ordinals {@code [Q × k]}, written in full: those of the distances, then −1
   */
  void scan(
      float[] tables,
      int subspaces,
      int centroids,
      MemorySegment codes,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals);
}
