package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/** The door to a {@link NearestInGroupKernel}: checks the arguments once. */
public final class NearestInGroup implements NearestInGroupKernel {
  private final NearestInGroupKernel kernel;

  /** A door to {@code kernel}. */
  public NearestInGroup(NearestInGroupKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the others, {@code starts} shrinks or
   *     leaves the centroids, or a row names a group that there is not
   */
  @Override
  public void nearest(
      TokenRows rows,
      int[] groups,
      float[] centroids,
      int[] starts,
      int[] ids,
      float @Nullable [] distances) {
    CodeChecks.length("groups", groups.length, rows.rows());
    CodeChecks.length("ids", ids.length, rows.rows());
    if (distances != null) {
      CodeChecks.length("distances", distances.length, rows.rows());
    }
    CodeChecks.starts(starts, centroids.length, rows.dimension());
    for (int i = 0; i < groups.length; i++) {
      if (groups[i] < 0 || groups[i] >= starts.length - 1) {
        throw new IllegalArgumentException(
            "row " + i + " is of group " + groups[i] + ", but there are " + (starts.length - 1));
      }
    }
    kernel.nearest(rows, groups, centroids, starts, ids, distances);
  }
}
