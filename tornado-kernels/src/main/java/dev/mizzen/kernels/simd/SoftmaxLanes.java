package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.SimilarityTile.QUERIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Maxima, sums of exponentials and probabilities over tiles of {@link SimilarityTile}. */
final class SoftmaxLanes {
  private static final int LENGTH = Lanes.FLOATS.length();

  private SoftmaxLanes() {}

  /** For each query the largest logit of the tile, and the sum of exponentials relative to it. */
  static void queryPartials(
      float[] logits, int from, int count, int lanes, float[] maxima, float[] sums, int to) {
    for (int lane = 0; lane < lanes; lane += LENGTH) {
      FloatVector maximum = load(logits, from + lane);
      for (int row = 1; row < count; row++) {
        maximum = maximum.max(load(logits, from + lane + row * QUERIES));
      }
      FloatVector sum = FloatVector.zero(Lanes.FLOATS);
      for (int row = 0; row < count; row++) {
        sum = sum.add(LaneExp.exp(load(logits, from + lane + row * QUERIES).sub(maximum)));
      }
      maximum.intoArray(maxima, to + lane);
      sum.intoArray(sums, to + lane);
    }
  }

  /** Joins the partial sums of {@code tiles} tiles into those of tile 0. */
  static void joinPartials(int tiles, int lanes, float[] maxima, float[] sums) {
    for (int lane = 0; lane < lanes; lane += LENGTH) {
      FloatVector maximum = load(maxima, lane);
      for (int tile = 1; tile < tiles; tile++) {
        maximum = maximum.max(load(maxima, tile * QUERIES + lane));
      }
      FloatVector sum = FloatVector.zero(Lanes.FLOATS);
      for (int tile = 0; tile < tiles; tile++) {
        FloatVector scale = LaneExp.exp(load(maxima, tile * QUERIES + lane).sub(maximum));
        sum = Lanes.multiplyAdd(load(sums, tile * QUERIES + lane), scale, sum);
      }
      maximum.intoArray(maxima, lane);
      sum.intoArray(sums, lane);
    }
  }

  /** For each document the running maximum and sum over the queries of all blocks so far. */
  static void documentSums(
      float[] logits, int from, int count, int lanes, float[] maxima, float[] sums, int first) {
    for (int row = 0; row < count; row++) {
      int at = from + row * QUERIES;
      FloatVector lanewise = load(logits, at);
      for (int lane = LENGTH; lane < lanes; lane += LENGTH) {
        lanewise = lanewise.max(load(logits, at + lane));
      }
      float before = maxima[first + row];
      float maximum = Math.max(before, lanewise.reduceLanes(VectorOperators.MAX));
      FloatVector shift = FloatVector.broadcast(Lanes.FLOATS, maximum);
      FloatVector sum = FloatVector.zero(Lanes.FLOATS);
      for (int lane = 0; lane < lanes; lane += LENGTH) {
        sum = sum.add(LaneExp.exp(load(logits, at + lane).sub(shift)));
      }
      float kept = sums[first + row];
      if (before < maximum) {
        kept *= (float) Math.exp((double) before - maximum);
        maxima[first + row] = maximum;
      }
      sums[first + row] = kept + LaneSum.of(sum);
    }
  }

  /** Turns logits into probabilities given the logarithm of each query's sum. */
  static void probabilities(
      float[] logits, int from, int count, int lanes, float[] logSums, int first) {
    for (int row = 0; row < count; row++) {
      int at = from + row * QUERIES;
      for (int lane = 0; lane < lanes; lane += LENGTH) {
        LaneExp.exp(load(logits, at + lane).sub(load(logSums, first + lane)))
            .intoArray(logits, at + lane);
      }
    }
  }

  /** Adds to it the document's probabilities over queries, {@code weight} times. */
  static void bothProbabilities(
      float[] logits,
      int at,
      int lanes,
      float[] logSums,
      int first,
      float documentLogSum,
      float weight) {
    FloatVector weights = FloatVector.broadcast(Lanes.FLOATS, weight);
    FloatVector shift = FloatVector.broadcast(Lanes.FLOATS, documentLogSum);
    for (int lane = 0; lane < lanes; lane += LENGTH) {
      FloatVector logit = load(logits, at + lane);
      FloatVector byQuery = LaneExp.exp(logit.sub(load(logSums, first + lane)));
      FloatVector byDocument = LaneExp.exp(logit.sub(shift));
      // Not by Lanes.multiplyAdd: after two exponentials C2 inlines no more calls but the vectors'
      // own.
      byDocument.mul(weights).add(byQuery).intoArray(logits, at + lane);
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(Lanes.FLOATS, values, at);
  }
}
