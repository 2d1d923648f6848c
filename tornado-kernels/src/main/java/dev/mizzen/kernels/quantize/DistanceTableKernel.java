package dev.mizzen.kernels.quantize;

/**
 * The tables of asymmetric distance computation: how far each part of a query is from each centroid
 * of that part's codebook (Jégou, Douze and Schmid, Product Quantization for Nearest Neighbor
 * Search, IEEE TPAMI 33, 2011). The distance of a query and a code is then a sum of m look-ups.
 * Arguments are already checked: {@link DistanceTables} is the door.
 *
 * <p>Cost O(Q·K·dimension). Each entry is within {@code γₙ₊₂·Σ|terms|} of its exact value for
 * {@code n = dimension / m} (docs/accuracy.md). Safe for use by many threads.
 */
@FunctionalInterface
public interface DistanceTableKernel {
  /**
   * Computes the tables of a batch of queries.
   *
   * @param metric what an entry is
   * @param queries {@code [Q × dimension]}, row-major, finite
   * @param codebooks {@code [m × K × (dimension / m)]}: for each part of the vector its K centroids
   * @param subspaces m, a divisor of the dimension
   * @param tables {@code [Q × m × K]}, written in full
   */
  void tables(
      DistanceTableMetric metric,
      float[] queries,
      float[] codebooks,
      int subspaces,
      int centroids,
      float[] tables);
}
