package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** The nearest centroid of each row in single floats, as a plain parallel loop over rows. */
final class NearestTask {
  /** Places in {@code sizes}. */
  static final int ROWS = 0;

  static final int DIMENSION = 1;

  /** Values in {@code sizes}. */
  static final int SIZES = 2;

  private NearestTask() {}

  /**
   * The two least distances of each row to the centroids of its group.
   *
   * @param starts group g owns the centroids {@code starts[g]} to before {@code starts[g + 1]}
   * @param ids the first centroid at the least distance, counted from the group's first
   * @param least {@code [rows × 2]}: the least distance and the least of all other centroids
   */
  static void nearest(
      IntArray sizes,
      FloatArray rows,
      IntArray groups,
      FloatArray centroids,
      IntArray starts,
      IntArray ids,
      FloatArray least) {
    for (@Parallel int row = 0; row < ids.getSize(); row++) {
      int dimension = sizes.get(DIMENSION);
      if (row < sizes.get(ROWS)) {
        int at = row * dimension;
        int from = starts.get(groups.get(row));
        int to = starts.get(groups.get(row) + 1);
        float lowest = Float.MAX_VALUE;
        float second = Float.MAX_VALUE;
        int id = 0;
        for (int c = from; c < to; c++) {
          float sum = 0f;
          for (int k = 0; k < dimension; k++) {
            float difference = rows.get(at + k) - centroids.get(c * dimension + k);
            sum += difference * difference;
          }
          second = TornadoMath.min(second, TornadoMath.max(lowest, sum));
          if (sum < lowest) {
            lowest = sum;
            id = c - from;
          }
        }
        ids.set(row, id);
        least.set(2 * row, lowest);
        least.set(2 * row + 1, second);
      }
    }
  }
}
