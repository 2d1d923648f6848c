package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Sums of table entries by codes of a byte, as a plain parallel loop over queries and vectors. */
final class PqScanTask {
  /** Places in {@code sizes}. */
  static final int QUERIES = 0;

  static final int VECTORS = 1;
  static final int SUBSPACES = 2;
  static final int CENTROIDS = 3;

  /** How many vectors on the next query's are: 0 if all queries have the same vectors. */
  static final int STRIDE = 4;

  /** Values in {@code sizes}. */
  static final int SIZES = 5;

  private PqScanTask() {}

  /**
   * Adds up, in the order of the definition.
   *
   * @param tables {@code [queries × subspaces × centroids]}
   * @param codes {@code [vectors × subspaces]}, or as many for each query
   * @param sums {@code [queries × vectors]}
   */
  static void tableSums(IntArray sizes, FloatArray tables, ByteArray codes, FloatArray sums) {
    for (@Parallel int at = 0; at < sums.getSize(); at++) {
      int vectors = sizes.get(VECTORS);
      if (at < sizes.get(QUERIES) * vectors) {
        int query = at / vectors;
        int subspaces = sizes.get(SUBSPACES);
        int centroids = sizes.get(CENTROIDS);
        int table = query * subspaces * centroids;
        int code = (at - query * vectors + query * sizes.get(STRIDE)) * subspaces;
        float first = everyFourth(tables, codes, table, code, 0, subspaces, centroids);
        float second = everyFourth(tables, codes, table, code, 1, subspaces, centroids);
        float third = everyFourth(tables, codes, table, code, 2, subspaces, centroids);
        float fourth = everyFourth(tables, codes, table, code, 3, subspaces, centroids);
        sums.set(at, (first + second) + (third + fourth));
      }
    }
  }

  private static float everyFourth(
      FloatArray tables,
      ByteArray codes,
      int table,
      int code,
      int first,
      int subspaces,
      int centroids) {
    float sum = 0f;
    for (int j = first; j < subspaces; j += 4) {
      sum += tables.get(table + j * centroids + (codes.get(code + j) & 255));
    }
    return sum;
  }
}
