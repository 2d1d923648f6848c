package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The scores {@code x·c − ‖c‖²/2}, which grow as distances shrink: four vectors of rows, one row to
 * a lane, against two or three centroids, one value of a centroid in all lanes.
 */
final class NearestScores {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final int STEP = FLOATS.length();

  /** Rows in a block. */
  static final int ROWS = 4 * STEP;

  /** Three centroids keep 17 registers busy, and only AVX-512 is sure to have more than 16. */
  private static final boolean THREE = Lanes.SHAPE.vectorBitSize() == 512;

  private NearestScores() {}

  /**
   * Scores {@code count} centroids from the table's number {@code first}.
   *
   * @param tile {@code [dimension × ROWS]}: a row is a column
   * @param scores {@code [count × ROWS]}, and room for a whole number of twos and threes
   */
  static void score(float[] tile, NearestTable table, int first, int count, float[] scores) {
    // Beyond the last centroid stands the last again: those scores are not read.
    int last = first + count - 1;
    for (int c = first; c <= last; c += THREE ? 3 : 2) {
      if (THREE) {
        three(tile, table, c, last, scores, (c - first) * ROWS);
      } else {
        two(tile, table, c, last, scores, (c - first) * ROWS);
      }
    }
  }

  private static void two(
      float[] tile, NearestTable table, int first, int last, float[] scores, int to) {
    float[] centroids = table.centroids();
    int dimension = table.dimension();
    int a = first;
    int b = Math.min(first + 1, last);
    FloatVector a0 = FloatVector.broadcast(FLOATS, -table.half()[a]);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = FloatVector.broadcast(FLOATS, -table.half()[b]);
    FloatVector b1 = b0;
    FloatVector b2 = b0;
    FloatVector b3 = b0;
    int aAt = (table.from() + a) * dimension;
    int bAt = (table.from() + b) * dimension;
    for (int k = 0, t = 0; k < dimension; k++, t += ROWS) {
      FloatVector x0 = TYPE.cast(FloatVector.fromArray(FLOATS, tile, t));
      FloatVector x1 = TYPE.cast(FloatVector.fromArray(FLOATS, tile, t + STEP));
      FloatVector x2 = TYPE.cast(FloatVector.fromArray(FLOATS, tile, t + 2 * STEP));
      FloatVector x3 = TYPE.cast(FloatVector.fromArray(FLOATS, tile, t + 3 * STEP));
      FloatVector ak = FloatVector.broadcast(FLOATS, centroids[aAt + k]);
      a0 = FMA ? x0.fma(ak, a0) : x0.mul(ak).add(a0);
      a1 = FMA ? x1.fma(ak, a1) : x1.mul(ak).add(a1);
      a2 = FMA ? x2.fma(ak, a2) : x2.mul(ak).add(a2);
      a3 = FMA ? x3.fma(ak, a3) : x3.mul(ak).add(a3);
      FloatVector bk = FloatVector.broadcast(FLOATS, centroids[bAt + k]);
      b0 = FMA ? x0.fma(bk, b0) : x0.mul(bk).add(b0);
      b1 = FMA ? x1.fma(bk, b1) : x1.mul(bk).add(b1);
      b2 = FMA ? x2.fma(bk, b2) : x2.mul(bk).add(b2);
      b3 = FMA ? x3.fma(bk, b3) : x3.mul(bk).add(b3);
    }
    TYPE.cast(a0).intoArray(scores, to);
    TYPE.cast(a1).intoArray(scores, to + STEP);
    TYPE.cast(a2).intoArray(scores, to + 2 * STEP);
    TYPE.cast(a3).intoArray(scores, to + 3 * STEP);
    TYPE.cast(b0).intoArray(scores, to + 4 * STEP);
    TYPE.cast(b1).intoArray(scores, to + 5 * STEP);
    TYPE.cast(b2).intoArray(scores, to + 6 * STEP);
    TYPE.cast(b3).intoArray(scores, to + 7 * STEP);
  }

  private static void three(
      float[] tile, NearestTable table, int first, int last, float[] scores, int to) {
    float[] centroids = table.centroids();
    int dimension = table.dimension();
    int a = first;
    int b = Math.min(first + 1, last);
    int c = Math.min(first + 2, last);
    FloatVector a0 = FloatVector.broadcast(FLOATS, -table.half()[a]);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = FloatVector.broadcast(FLOATS, -table.half()[b]);
    FloatVector b1 = b0;
    FloatVector b2 = b0;
    FloatVector b3 = b0;
    FloatVector c0 = FloatVector.broadcast(FLOATS, -table.half()[c]);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    int aAt = (table.from() + a) * dimension;
    int bAt = (table.from() + b) * dimension;
    int cAt = (table.from() + c) * dimension;
    for (int k = 0, t = 0; k < dimension; k++, t += ROWS) {
      FloatVector x0 = TYPE.cast(FloatVector.fromArray(FLOATS, tile, t));
      FloatVector x1 = TYPE.cast(FloatVector.fromArray(FLOATS, tile, t + STEP));
      FloatVector x2 = TYPE.cast(FloatVector.fromArray(FLOATS, tile, t + 2 * STEP));
      FloatVector x3 = TYPE.cast(FloatVector.fromArray(FLOATS, tile, t + 3 * STEP));
      FloatVector ak = FloatVector.broadcast(FLOATS, centroids[aAt + k]);
      a0 = FMA ? x0.fma(ak, a0) : x0.mul(ak).add(a0);
      a1 = FMA ? x1.fma(ak, a1) : x1.mul(ak).add(a1);
      a2 = FMA ? x2.fma(ak, a2) : x2.mul(ak).add(a2);
      a3 = FMA ? x3.fma(ak, a3) : x3.mul(ak).add(a3);
      FloatVector bk = FloatVector.broadcast(FLOATS, centroids[bAt + k]);
      b0 = FMA ? x0.fma(bk, b0) : x0.mul(bk).add(b0);
      b1 = FMA ? x1.fma(bk, b1) : x1.mul(bk).add(b1);
      b2 = FMA ? x2.fma(bk, b2) : x2.mul(bk).add(b2);
      b3 = FMA ? x3.fma(bk, b3) : x3.mul(bk).add(b3);
      FloatVector ck = FloatVector.broadcast(FLOATS, centroids[cAt + k]);
      c0 = FMA ? x0.fma(ck, c0) : x0.mul(ck).add(c0);
      c1 = FMA ? x1.fma(ck, c1) : x1.mul(ck).add(c1);
      c2 = FMA ? x2.fma(ck, c2) : x2.mul(ck).add(c2);
      c3 = FMA ? x3.fma(ck, c3) : x3.mul(ck).add(c3);
    }
    TYPE.cast(a0).intoArray(scores, to);
    TYPE.cast(a1).intoArray(scores, to + STEP);
    TYPE.cast(a2).intoArray(scores, to + 2 * STEP);
    TYPE.cast(a3).intoArray(scores, to + 3 * STEP);
    TYPE.cast(b0).intoArray(scores, to + 4 * STEP);
    TYPE.cast(b1).intoArray(scores, to + 5 * STEP);
    TYPE.cast(b2).intoArray(scores, to + 6 * STEP);
    TYPE.cast(b3).intoArray(scores, to + 7 * STEP);
    TYPE.cast(c0).intoArray(scores, to + 8 * STEP);
    TYPE.cast(c1).intoArray(scores, to + 9 * STEP);
    TYPE.cast(c2).intoArray(scores, to + 10 * STEP);
    TYPE.cast(c3).intoArray(scores, to + 11 * STEP);
  }
}
