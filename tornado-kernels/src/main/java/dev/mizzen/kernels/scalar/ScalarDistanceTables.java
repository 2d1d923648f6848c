package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.quantize.DistanceTableKernel;
import dev.mizzen.kernels.quantize.DistanceTableMetric;

/** The definition of {@link DistanceTableKernel}, entry by entry. */
final class ScalarDistanceTables implements DistanceTableKernel {
  @Override
  public void tables(
      DistanceTableMetric metric,
      float[] queries,
      float[] codebooks,
      int subspaces,
      int centroids,
      float[] tables) {
    int dimension = codebooks.length / centroids;
    int part = dimension / subspaces;
    // Row r of all parts of all queries: query r / m, subspace r % m.
    int rows = queries.length / part;
    for (int r = 0; r < rows; r++) {
      int books = r % subspaces * centroids;
      for (int c = 0; c < centroids; c++) {
        int centroid = (books + c) * part;
        tables[r * centroids + c] =
            metric == DistanceTableMetric.SQUARED_EUCLIDEAN
                ? squaredDistance(queries, r * part, codebooks, centroid, part)
                : -product(queries, r * part, codebooks, centroid, part);
      }
    }
  }

  private static float squaredDistance(float[] a, int aFrom, float[] b, int bFrom, int length) {
    float sum = 0;
    for (int i = 0; i < length; i++) {
      float difference = a[aFrom + i] - b[bFrom + i];
      sum += difference * difference;
    }
    return sum;
  }

  private static float product(float[] a, int aFrom, float[] b, int bFrom, int length) {
    float sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[aFrom + i] * b[bFrom + i];
    }
    return sum;
  }
}
