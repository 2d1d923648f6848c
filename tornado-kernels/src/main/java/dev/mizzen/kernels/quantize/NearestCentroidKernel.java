package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/**
 * The nearest centroid of each row: {@code id = argminⱼ ‖x − cⱼ‖²}, the lowest of equals, with the
 * distance of {@link SquaredDistance}. The ids of all backends are identical. Arguments are already
 * checked: {@link NearestCentroid} is the door.
 *
 * <p>Cost O(N·K·dimension) for N rows and K centroids; the N × K distances are never stored, and
 * nothing is allocated once the calling thread has seen a call as large. Safe for use by many
 * threads.
 */
@FunctionalInterface
public interface NearestCentroidKernel {
  /**
   * Assigns every row to a centroid.
   *
   * @param rows {@code [N × dimension]}, finite
   * @param centroids {@code [K × dimension]}, row-major, finite, K ≥ 1
   * @param ids {@code [N]}, written in full
   * @param distances {@code [N]}, written in full if given: the squared distance, rounded once
   */
  void nearest(TokenRows rows, float[] centroids, int[] ids, float @Nullable [] distances);
}
