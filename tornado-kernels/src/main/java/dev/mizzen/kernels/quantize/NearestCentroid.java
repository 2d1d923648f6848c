package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/** The door to a {@link NearestCentroidKernel}: checks the arguments once. */
public final class NearestCentroid implements NearestCentroidKernel {
  private final NearestCentroidKernel kernel;

  /** A door to {@code kernel}. */
  public NearestCentroid(NearestCentroidKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is no centroid, or a length does not fit the others
   */
  @Override
  public void nearest(TokenRows rows, float[] centroids, int[] ids, float @Nullable [] distances) {
    CodeChecks.table("centroids", centroids.length, rows.dimension());
    CodeChecks.length("ids", ids.length, rows.rows());
    if (distances != null) {
      CodeChecks.length("distances", distances.length, rows.rows());
    }
    kernel.nearest(rows, centroids, ids, distances);
  }
}
