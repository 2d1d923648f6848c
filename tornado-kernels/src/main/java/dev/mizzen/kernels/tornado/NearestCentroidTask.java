package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** The nearest centroid of each row in single floats, as a plain parallel loop over rows. */
final class NearestCentroidTask {
  /** Places in {@code sizes}. */
  static final int ROWS = 0;

  static final int CENTROIDS = 1;
  static final int DIMENSION = 2;

  /** Values in {@code sizes}. */
  static final int SIZES = 3;

  private NearestCentroidTask() {}

  /**
   * The two least distances of each row.
   *
   * @param ids the first centroid at the least distance
   * @param least {@code [rows × 2]}: the least distance and the least of all other centroids
   */
  static void nearest(
      IntArray sizes, FloatArray rows, FloatArray centroids, IntArray ids, FloatArray least) {
    for (@Parallel int row = 0; row < ids.getSize(); row++) {
      int dimension = sizes.get(DIMENSION);
      if (row < sizes.get(ROWS)) {
        int at = row * dimension;
        float lowest = Float.MAX_VALUE;
        float second = Float.MAX_VALUE;
        int id = 0;
        for (int c = 0; c < sizes.get(CENTROIDS); c++) {
          float sum = 0f;
          for (int k = 0; k < dimension; k++) {
            float difference = rows.get(at + k) - centroids.get(c * dimension + k);
            sum += difference * difference;
          }
          second = TornadoMath.min(second, TornadoMath.max(lowest, sum));
          if (sum < lowest) {
            lowest = sum;
            id = c;
          }
        }
        ids.set(row, id);
        least.set(2 * row, lowest);
        least.set(2 * row + 1, second);
      }
    }
  }
}
