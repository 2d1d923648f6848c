package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Distance tables as a plain parallel loop over their entries. */
final class DistanceTablesTask {
  /** Places in {@code sizes}. */
  static final int ENTRIES = 0;

  static final int PART = 1;
  static final int SUBSPACES = 2;
  static final int CENTROIDS = 3;

  /** Whether entries are squared distances; else they are negative inner products. */
  static final int SQUARED = 4;

  /** Values in {@code sizes}. */
  static final int SIZES = 5;

  private DistanceTablesTask() {}

  /**
   * Entry {@code (query · m + subspace) · K + centroid}. Each branch stores its own result: the
   * OpenCL compiler of TornadoVM 5.2 confuses variables that two branches with loops leave.
   */
  static void tables(IntArray sizes, FloatArray queries, FloatArray codebooks, FloatArray tables) {
    for (@Parallel int entry = 0; entry < tables.getSize(); entry++) {
      if (entry < sizes.get(ENTRIES)) {
        int part = sizes.get(PART);
        int centroids = sizes.get(CENTROIDS);
        int row = entry / centroids;
        int query = row * part;
        int book = row - row / sizes.get(SUBSPACES) * sizes.get(SUBSPACES);
        int centroid = (book * centroids + entry - row * centroids) * part;
        float sum = 0f;
        if (sizes.get(SQUARED) != 0) {
          for (int i = 0; i < part; i++) {
            float difference = queries.get(query + i) - codebooks.get(centroid + i);
            sum += difference * difference;
          }
          tables.set(entry, sum);
        } else {
          for (int i = 0; i < part; i++) {
            sum += queries.get(query + i) * codebooks.get(centroid + i);
          }
          tables.set(entry, -sum);
        }
      }
    }
  }
}
