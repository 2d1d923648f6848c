package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * InfoNCE as plain parallel loops. The maxima and sums of exponentials of all rows and columns come
 * first; slopes are then stored for a block of queries at a time, and gradients are sums over them.
 */
final class InfoNceTask {
  /** Places in {@code sizes}. */
  static final int QUERIES = 0;

  static final int DOCUMENTS = 1;
  static final int DIMENSION = 2;
  static final int SYMMETRIC = 3;

  /** Values in {@code sizes}. */
  static final int SIZES = 4;

  /** Places in {@code block}: its first query and how many it has. */
  static final int FIRST = 0;

  static final int COUNT = 1;

  /** Values in {@code block}. */
  static final int BLOCK = 2;

  private InfoNceTask() {}

  private static float logit(
      FloatArray queries,
      FloatArray documents,
      FloatArray logQ,
      FloatArray inverseTemperature,
      int i,
      int j,
      int dimension) {
    float sum = 0f;
    for (int k = 0; k < dimension; k++) {
      sum += queries.get(i * dimension + k) * documents.get(j * dimension + k);
    }
    return sum * inverseTemperature.get(0) - logQ.get(j);
  }

  /**
   * The maximum and the sum of exponentials of each query's logits.
   *
   * @param rows {@code [queries × 3]}: maximum, sum relative to it, logit of the positive
   */
  static void rows(
      IntArray sizes,
      FloatArray queries,
      FloatArray documents,
      FloatArray logQ,
      FloatArray inverseTemperature,
      IntArray positives,
      FloatArray rows) {
    for (@Parallel int i = 0; i < positives.getSize(); i++) {
      int dimension = sizes.get(DIMENSION);
      if (i < sizes.get(QUERIES)) {
        float maximum = -Float.MAX_VALUE;
        for (int j = 0; j < sizes.get(DOCUMENTS); j++) {
          maximum =
              TornadoMath.max(
                  maximum, logit(queries, documents, logQ, inverseTemperature, i, j, dimension));
        }
        float sum = 0f;
        for (int j = 0; j < sizes.get(DOCUMENTS); j++) {
          float logit = logit(queries, documents, logQ, inverseTemperature, i, j, dimension);
          sum += TornadoMath.exp(logit - maximum);
        }
        rows.set(3 * i, maximum);
        rows.set(3 * i + 1, sum);
        rows.set(
            3 * i + 2,
            logit(queries, documents, logQ, inverseTemperature, i, positives.get(i), dimension));
      }
    }
  }

  /**
   * The same of each document's logits, if the loss is symmetric.
   *
   * @param columns {@code [documents × 2]}: maximum, sum relative to it
   */
  static void columns(
      IntArray sizes,
      FloatArray queries,
      FloatArray documents,
      FloatArray logQ,
      FloatArray inverseTemperature,
      FloatArray columns) {
    for (@Parallel int j = 0; j < logQ.getSize(); j++) {
      int dimension = sizes.get(DIMENSION);
      if (j < sizes.get(DOCUMENTS) * sizes.get(SYMMETRIC)) {
        float maximum = -Float.MAX_VALUE;
        for (int i = 0; i < sizes.get(QUERIES); i++) {
          maximum =
              TornadoMath.max(
                  maximum, logit(queries, documents, logQ, inverseTemperature, i, j, dimension));
        }
        float sum = 0f;
        for (int i = 0; i < sizes.get(QUERIES); i++) {
          float logit = logit(queries, documents, logQ, inverseTemperature, i, j, dimension);
          sum += TornadoMath.exp(logit - maximum);
        }
        columns.set(2 * j, maximum);
        columns.set(2 * j + 1, sum);
      }
    }
  }

  /**
   * Probability less target of each pair of a query of the block and a document.
   *
   * @param weights {@code [documents]}, how many queries have this one as their positive
   * @param slopes {@code [block × documents]}
   */
  static void slopes(
      IntArray sizes,
      IntArray block,
      FloatArray queries,
      FloatArray documents,
      FloatArray logQ,
      FloatArray inverseTemperature,
      IntArray positives,
      IntArray weights,
      FloatArray rows,
      FloatArray columns,
      FloatArray slopes) {
    for (@Parallel int at = 0; at < slopes.getSize(); at++) {
      int count = sizes.get(DOCUMENTS);
      if (at < block.get(COUNT) * count) {
        int local = at / count;
        int j = at - local * count;
        int i = block.get(FIRST) + local;
        float logit =
            logit(queries, documents, logQ, inverseTemperature, i, j, sizes.get(DIMENSION));
        float target = positives.get(i) == j ? 1f : 0f;
        float slope = TornadoMath.exp(logit - rows.get(3 * i)) / rows.get(3 * i + 1) - target;
        slopes.set(at, slope);
        if (sizes.get(SYMMETRIC) != 0) {
          float back = 0f;
          if (weights.get(j) != 0) {
            back =
                weights.get(j)
                    * (TornadoMath.exp(logit - columns.get(2 * j)) / columns.get(2 * j + 1));
          }
          slopes.set(at, (slope + back - target) * 0.5f);
        }
      }
    }
  }

  /** Sums of slopes times documents, for the queries of the block. */
  static void toQueries(
      IntArray sizes, IntArray block, FloatArray documents, FloatArray slopes, FloatArray sums) {
    for (@Parallel int at = 0; at < sums.getSize(); at++) {
      int dimension = sizes.get(DIMENSION);
      int first = block.get(FIRST) * dimension;
      if (at >= first && at < first + block.get(COUNT) * dimension) {
        int local = (at - first) / dimension;
        int k = at - first - local * dimension;
        int count = sizes.get(DOCUMENTS);
        float sum = 0f;
        for (int j = 0; j < count; j++) {
          sum += slopes.get(local * count + j) * documents.get(j * dimension + k);
        }
        sums.set(at, sum);
      }
    }
  }

  /** Sums of slopes times queries, added to those of the blocks before. */
  static void toDocuments(
      IntArray sizes, IntArray block, FloatArray queries, FloatArray slopes, FloatArray sums) {
    for (@Parallel int at = 0; at < sums.getSize(); at++) {
      int dimension = sizes.get(DIMENSION);
      int count = sizes.get(DOCUMENTS);
      if (at < count * dimension) {
        int j = at / dimension;
        int k = at - j * dimension;
        int first = block.get(FIRST);
        float sum = 0f;
        for (int i = 0; i < block.get(COUNT); i++) {
          sum += slopes.get(i * count + j) * queries.get((first + i) * dimension + k);
        }
        float before = first == 0 ? 0f : sums.get(at);
        sums.set(at, before + sum);
      }
    }
  }
}
