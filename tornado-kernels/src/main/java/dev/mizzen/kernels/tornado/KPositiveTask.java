package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * The k-positive loss as plain parallel loops: the logits of all pairs in single floats, losses and
 * slopes of each anchor in double precision, and sums of slopes times rows. A pair is an anchor and
 * one of its indices, positives first; an index of −1 is padding.
 */
final class KPositiveTask {
  /** Places in {@code sizes}. */
  static final int ANCHORS = 0;

  static final int POSITIVES = 1;

  /** Indices of an anchor. */
  static final int INDICES = 2;

  static final int DIMENSION = 3;
  static final int TABLE = 4;

  /** Values in {@code sizes}. */
  static final int SIZES = 5;

  private static final double EPSILON = 1e-8;

  private KPositiveTask() {}

  /**
   * Logits.
   *
   * @param logits {@code [anchors × indices]}, anything for padding
   */
  static void pairLogits(
      IntArray sizes,
      FloatArray anchors,
      FloatArray table,
      IntArray indices,
      FloatArray logQ,
      FloatArray inverseTemperature,
      FloatArray logits) {
    for (@Parallel int pair = 0; pair < logits.getSize(); pair++) {
      if (pair < sizes.get(ANCHORS) * sizes.get(INDICES)) {
        int dimension = sizes.get(DIMENSION);
        int row = TornadoMath.max(indices.get(pair), 0);
        int anchor = pair / sizes.get(INDICES) * dimension;
        float sum = 0f;
        for (int k = 0; k < dimension; k++) {
          sum += anchors.get(anchor + k) * table.get(row * dimension + k);
        }
        logits.set(pair, sum * inverseTemperature.get(0) - logQ.get(row));
      }
    }
  }

  /**
   * The loss of each anchor and the slope of each of its pairs.
   *
   * @param losses {@code [anchors]}, 0 without positives
   * @param slopes {@code [anchors × indices]}, 0 for padding
   */
  static void anchorLosses(
      IntArray sizes, IntArray indices, FloatArray logits, DoubleArray losses, FloatArray slopes) {
    for (@Parallel int i = 0; i < losses.getSize(); i++) {
      if (i < sizes.get(ANCHORS)) {
        int from = i * sizes.get(INDICES);
        int middle = from + sizes.get(POSITIVES);
        int to = from + sizes.get(INDICES);
        int count = 0;
        for (int j = from; j < middle; j++) {
          count += indices.get(j) < 0 ? 0 : 1;
        }
        double maximum = TornadoMath.log(EPSILON);
        for (int j = middle; j < to; j++) {
          double logit = logits.get(j);
          maximum = TornadoMath.max(maximum, indices.get(j) < 0 ? maximum : logit);
        }
        double sum = EPSILON * TornadoMath.exp(-maximum);
        for (int j = middle; j < to; j++) {
          double term = TornadoMath.exp(logits.get(j) - maximum);
          sum += indices.get(j) < 0 ? 0.0 : term;
        }
        double negative = maximum + TornadoMath.log(sum);
        double loss = 0.0;
        double shared = 0.0;
        for (int j = from; j < middle; j++) {
          double gap = negative - logits.get(j);
          double part = indices.get(j) < 0 ? 0.0 : 1.0 / count;
          double slope = part * Logistic.sigmoid(gap);
          loss += part * Logistic.softplus(gap);
          shared += slope;
          slopes.set(j, (float) -slope);
        }
        for (int j = middle; j < to; j++) {
          double slope = shared * TornadoMath.exp(logits.get(j) - negative);
          slopes.set(j, indices.get(j) < 0 ? 0f : (float) slope);
        }
        losses.set(i, loss);
      }
    }
  }

  /** Sums of slopes times rows of the table, for each anchor. */
  static void toAnchors(
      IntArray sizes, IntArray indices, FloatArray table, FloatArray slopes, FloatArray sums) {
    for (@Parallel int at = 0; at < sums.getSize(); at++) {
      int dimension = sizes.get(DIMENSION);
      if (at < sizes.get(ANCHORS) * dimension) {
        int anchor = at / dimension;
        int k = at - anchor * dimension;
        int from = anchor * sizes.get(INDICES);
        float sum = 0f;
        for (int j = from; j < from + sizes.get(INDICES); j++) {
          sum += slopes.get(j) * table.get(TornadoMath.max(indices.get(j), 0) * dimension + k);
        }
        sums.set(at, sum);
      }
    }
  }

  /**
   * Sums of slopes times anchors, for each row of the table.
   *
   * @param starts {@code [rows + 1]}, where each row's pairs begin among
   * @param pairs all that are no padding
   */
  static void toTable(
      IntArray sizes,
      IntArray starts,
      IntArray pairs,
      FloatArray anchors,
      FloatArray slopes,
      FloatArray sums) {
    for (@Parallel int at = 0; at < sums.getSize(); at++) {
      int dimension = sizes.get(DIMENSION);
      if (at < sizes.get(TABLE) * dimension) {
        int row = at / dimension;
        int k = at - row * dimension;
        float sum = 0f;
        for (int e = starts.get(row); e < starts.get(row + 1); e++) {
          int pair = pairs.get(e);
          sum += slopes.get(pair) * anchors.get(pair / sizes.get(INDICES) * dimension + k);
        }
        sums.set(at, sum);
      }
    }
  }
}
