package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FLOATS;
import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;
import static dev.mizzen.kernels.simd.SimilarityTile.QUERIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Maxima, sums of exponentials and probabilities over tiles of {@link SimilarityTile}. Exponentials
 * are taken of a row of lanes at a time, in an array: with them in its registers a method would be
 * more than C2 inlines, and what is left boxes its vectors.
 */
final class SoftmaxLanes {
  private static final int LENGTH = FLOATS.length();

  private final float[] row = new float[QUERIES];

  /** For each query the largest logit of the tile, and the sum of exponentials relative to it. */
  void queryPartials(
      float[] logits, int from, int count, int lanes, float[] maxima, float[] sums, int to) {
    for (int lane = 0; lane < lanes; lane += LENGTH) {
      FloatVector maximum = FloatVector.fromArray(FLOATS, logits, from + lane);
      for (int i = 1; i < count; i++) {
        FloatVector logit = FloatVector.fromArray(FLOATS, logits, from + lane + i * QUERIES);
        maximum = TYPE.cast(maximum).max(logit);
      }
      TYPE.cast(maximum).intoArray(maxima, to + lane);
    }
    Arrays.fill(sums, to, to + lanes, 0);
    for (int i = 0; i < count; i++) {
      subtract(logits, from + i * QUERIES, maxima, to, row, 0, lanes);
      LaneExp.exp(row, 0, lanes);
      addScaled(1, row, sums, to, lanes);
    }
  }

  /** Joins the partial sums of {@code tiles} tiles into those of tile 0. */
  void joinPartials(int tiles, int lanes, float[] maxima, float[] sums) {
    System.arraycopy(maxima, 0, row, 0, lanes);
    for (int tile = 1; tile < tiles; tile++) {
      for (int lane = 0; lane < lanes; lane += LENGTH) {
        FloatVector maximum = FloatVector.fromArray(FLOATS, row, lane);
        maximum
            .max(FloatVector.fromArray(FLOATS, maxima, tile * QUERIES + lane))
            .intoArray(row, lane);
      }
    }
    for (int tile = 0; tile < tiles; tile++) {
      int at = tile * QUERIES;
      subtract(maxima, at, row, 0, maxima, at, lanes);
      LaneExp.exp(maxima, at, at + lanes);
      for (int lane = 0; lane < lanes; lane += LENGTH) {
        FloatVector scale = FloatVector.fromArray(FLOATS, maxima, at + lane);
        FloatVector part = FloatVector.fromArray(FLOATS, sums, at + lane);
        if (tile == 0) {
          part.mul(scale).intoArray(sums, lane);
        } else {
          FloatVector sum = FloatVector.fromArray(FLOATS, sums, lane);
          (FMA ? part.fma(scale, sum) : part.mul(scale).add(sum)).intoArray(sums, lane);
        }
      }
    }
    System.arraycopy(row, 0, maxima, 0, lanes);
  }

  /** For each document the running maximum and sum over the queries of all blocks so far. */
  void documentSums(
      float[] logits, int from, int count, int lanes, float[] maxima, float[] sums, int first) {
    for (int i = 0; i < count; i++) {
      int at = from + i * QUERIES;
      float before = maxima[first + i];
      float maximum = Math.max(before, maximum(logits, at, lanes));
      subtract(logits, at, maximum, row, lanes);
      LaneExp.exp(row, 0, lanes);
      float kept = sums[first + i];
      if (before < maximum) {
        kept *= (float) Math.exp((double) before - maximum);
        maxima[first + i] = maximum;
      }
      sums[first + i] = kept + sumOfRow(lanes);
    }
  }

  /** Turns logits into probabilities given the logarithm of each query's sum. */
  void probabilities(float[] logits, int from, int count, int lanes, float[] logSums, int first) {
    for (int i = 0; i < count; i++) {
      int at = from + i * QUERIES;
      subtract(logits, at, logSums, first, logits, at, lanes);
      LaneExp.exp(logits, at, at + lanes);
    }
  }

  /** Adds to it the document's probabilities over queries, {@code weight} times. */
  void bothProbabilities(
      float[] logits,
      int at,
      int lanes,
      float[] logSums,
      int first,
      float documentLogSum,
      float weight) {
    subtract(logits, at, documentLogSum, row, lanes);
    LaneExp.exp(row, 0, lanes);
    subtract(logits, at, logSums, first, logits, at, lanes);
    LaneExp.exp(logits, at, at + lanes);
    addScaled(weight, row, logits, at, lanes);
  }

  private static float maximum(float[] values, int from, int lanes) {
    FloatVector maximum = FloatVector.fromArray(FLOATS, values, from);
    for (int lane = LENGTH; lane < lanes; lane += LENGTH) {
      maximum = TYPE.cast(maximum).max(FloatVector.fromArray(FLOATS, values, from + lane));
    }
    return TYPE.cast(maximum).reduceLanes(VectorOperators.MAX);
  }

  private float sumOfRow(int lanes) {
    FloatVector sum = FloatVector.fromArray(FLOATS, row, 0);
    for (int lane = LENGTH; lane < lanes; lane += LENGTH) {
      sum = TYPE.cast(sum).add(FloatVector.fromArray(FLOATS, row, lane));
    }
    TYPE.cast(sum).intoArray(row, 0);
    return LaneSum.of(row, 0);
  }

  /** {@code to = a − b}. */
  private static void subtract(
      float[] a, int aFrom, float[] b, int bFrom, float[] to, int toFrom, int lanes) {
    for (int lane = 0; lane < lanes; lane += LENGTH) {
      FloatVector.fromArray(FLOATS, a, aFrom + lane)
          .sub(FloatVector.fromArray(FLOATS, b, bFrom + lane))
          .intoArray(to, toFrom + lane);
    }
  }

  /** {@code to = a − b} for one b. */
  private static void subtract(float[] a, int aFrom, float b, float[] to, int lanes) {
    for (int lane = 0; lane < lanes; lane += LENGTH) {
      FloatVector.fromArray(FLOATS, a, aFrom + lane).sub(b).intoArray(to, lane);
    }
  }

  /** {@code to += weight · a}, rounded twice. */
  private static void addScaled(float weight, float[] a, float[] to, int toFrom, int lanes) {
    for (int lane = 0; lane < lanes; lane += LENGTH) {
      FloatVector.fromArray(FLOATS, a, lane)
          .mul(weight)
          .add(FloatVector.fromArray(FLOATS, to, toFrom + lane))
          .intoArray(to, toFrom + lane);
    }
  }
}
