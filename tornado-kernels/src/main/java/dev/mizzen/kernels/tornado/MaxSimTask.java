package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/**
 * MaxSim as plain parallel loops: first the best row of each pair of a document and a query row,
 * for each type that rows are stored in; then the sum of each document. What changes between calls
 * stands in {@code sizes}, because a scalar would be compiled in; the loops run over the arrays'
 * capacity and leave out the rest.
 */
final class MaxSimTask {
  /** Places in {@code sizes}. */
  static final int DOCUMENTS = 0;

  static final int QUERY_ROWS = 1;
  static final int DIMENSION = 2;
  static final int QUERIES = 3;

  /** Values in {@code sizes}. */
  static final int SIZES = 4;

  /** Stands for negative infinity, which not every driver promises to keep. */
  static final float LOWEST = -Float.MAX_VALUE;

  private MaxSimTask() {}

  /**
   * The most similar row of each pair.
   *
   * @param maxima {@code [documents × query rows]}, {@link #LOWEST} if no row has a similarity
   * @param best {@code [documents × query rows]}, counted from the document's first row, −1 if no
   *     row has a similarity
   */
  static void bestRows(
      IntArray sizes,
      FloatArray query,
      FloatArray rows,
      IntArray starts,
      FloatArray maxima,
      IntArray best) {
    for (@Parallel int pair = 0; pair < maxima.getSize(); pair++) {
      int queryRows = sizes.get(QUERY_ROWS);
      int dimension = sizes.get(DIMENSION);
      if (pair < sizes.get(DOCUMENTS) * queryRows) {
        int document = pair / queryRows;
        int queryAt = (pair - document * queryRows) * dimension;
        int from = starts.get(document);
        int to = starts.get(document + 1);
        float highest = LOWEST;
        int highestRow = -1;
        for (int row = from; row < to; row++) {
          float dot = 0f;
          for (int k = 0; k < dimension; k++) {
            dot += query.get(queryAt + k) * rows.get(row * dimension + k);
          }
          if (dot > highest) {
            highest = dot;
            highestRow = row - from;
          }
        }
        maxima.set(pair, highest);
        best.set(pair, highestRow);
      }
    }
  }

  /**
   * The same for half floats, by integer arithmetic, so that the device need not know them.
   *
   * @param powers see {@link HalfPowers}
   */
  static void bestHalfRows(
      IntArray sizes,
      FloatArray query,
      ShortArray rows,
      FloatArray powers,
      IntArray starts,
      FloatArray maxima,
      IntArray best) {
    for (@Parallel int pair = 0; pair < maxima.getSize(); pair++) {
      int queryRows = sizes.get(QUERY_ROWS);
      int dimension = sizes.get(DIMENSION);
      if (pair < sizes.get(DOCUMENTS) * queryRows) {
        int document = pair / queryRows;
        int queryAt = (pair - document * queryRows) * dimension;
        int from = starts.get(document);
        int to = starts.get(document + 1);
        float highest = LOWEST;
        int highestRow = -1;
        for (int row = from; row < to; row++) {
          float dot = 0f;
          for (int k = 0; k < dimension; k++) {
            int bits = rows.get(row * dimension + k);
            int power = (bits >> 10) & 63;
            float fraction = powers.get(64 + power) + (bits & 1023);
            dot += query.get(queryAt + k) * (powers.get(power) * fraction);
          }
          if (dot > highest) {
            highest = dot;
            highestRow = row - from;
          }
        }
        maxima.set(pair, highest);
        best.set(pair, highestRow);
      }
    }
  }

  /**
   * The same for bytes.
   *
   * @param scales one for each row
   */
  static void bestByteRows(
      IntArray sizes,
      FloatArray query,
      ByteArray rows,
      FloatArray scales,
      IntArray starts,
      FloatArray maxima,
      IntArray best) {
    for (@Parallel int pair = 0; pair < maxima.getSize(); pair++) {
      int queryRows = sizes.get(QUERY_ROWS);
      int dimension = sizes.get(DIMENSION);
      if (pair < sizes.get(DOCUMENTS) * queryRows) {
        int document = pair / queryRows;
        int queryAt = (pair - document * queryRows) * dimension;
        int from = starts.get(document);
        int to = starts.get(document + 1);
        float highest = LOWEST;
        int highestRow = -1;
        for (int row = from; row < to; row++) {
          float dot = 0f;
          for (int k = 0; k < dimension; k++) {
            dot += query.get(queryAt + k) * rows.get(row * dimension + k);
          }
          float similarity = dot * scales.get(row);
          if (similarity > highest) {
            highest = similarity;
            highestRow = row - from;
          }
        }
        maxima.set(pair, highest);
        best.set(pair, highestRow);
      }
    }
  }

  /**
   * The sum over the rows of each query for each document, {@link #LOWEST} if one has no maximum.
   *
   * @param queryStarts {@code [queries + 1]}: where the rows of each begin; one may have none
   * @param scores {@code [documents × queries]}
   */
  static void sums(IntArray sizes, IntArray queryStarts, FloatArray maxima, FloatArray scores) {
    for (@Parallel int at = 0; at < scores.getSize(); at++) {
      int queries = sizes.get(QUERIES);
      if (at < sizes.get(DOCUMENTS) * queries) {
        int document = at / queries;
        int query = at - document * queries;
        int pairs = document * sizes.get(QUERY_ROWS);
        float sum = 0f;
        float least = 0f;
        for (int i = queryStarts.get(query); i < queryStarts.get(query + 1); i++) {
          float maximum = maxima.get(pairs + i);
          sum += maximum;
          least = TornadoMath.min(least, maximum);
        }
        scores.set(at, least == LOWEST ? LOWEST : sum);
      }
    }
  }
}
