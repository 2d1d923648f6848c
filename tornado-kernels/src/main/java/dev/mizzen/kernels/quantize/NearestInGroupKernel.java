package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/**
 * The nearest centroid of each row among those of the row's group: many small codebooks at once, as
 * in hierarchical k-means. Decided as by {@link NearestCentroidKernel}. A group without centroids
 * counts as one centroid of zeros. Arguments are already checked: {@link NearestInGroup} is the
 * door.
 *
 * <p>Cost O(N·K·dimension) for N rows and K centroids in a group; faster where rows of a group
 * follow each other. Nothing is allocated for each row. Safe for use by many threads.
 */
@FunctionalInterface
public interface NearestInGroupKernel {
  /**
   * Assigns every row to a centroid of its group.
   *
   * @param rows {@code [N × dimension]}, finite
   * @param groups {@code [N]}: the group of each row
   * @param centroids the centroids of all groups end to end, row-major, finite
   * @param starts {@code [groups + 1]}: group g owns the centroids from {@code starts[g]} to before
   *     {@code starts[g + 1]}
   * @param ids {@code [N]}, written in full: counted from the group's first centroid
   * @param distances {@code [N]}, written in full if given
   */
  void nearest(
      TokenRows rows,
      int[] groups,
      float[] centroids,
      int[] starts,
      int[] ids,
      float @Nullable [] distances);
}
