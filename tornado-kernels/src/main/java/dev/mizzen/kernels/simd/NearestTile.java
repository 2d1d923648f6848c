package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.INT_TYPE;
import static dev.mizzen.kernels.simd.Lanes.TYPE;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The running maximum of the scores of {@link NearestScores}: each lane keeps the best and the
 * second-best score of its row, so that nothing crosses lanes. For one thread.
 *
 * <p>Scores are computed for a strip of centroids, then compared: in one method, C2 would stop
 * inlining half-way and allocate the vectors that are left.
 */
final class NearestTile {
  /** Rows in a block. */
  static final int ROWS = NearestScores.ROWS;

  /** Centroids in a strip: its scores stay in the first-level cache. */
  private static final int STRIP = 24;

  private static final int STEP = Lanes.FLOATS.length();

  /** The best score of each row. */
  final float[] best = new float[ROWS];

  /** The second-best score of each row, which equals the best in a tie. */
  final float[] second = new float[ROWS];

  private final float[] scores = new float[STRIP * ROWS];

  /**
   * Finds the best centroid of each row, counted from the table's first; the lowest of equals.
   *
   * @param tile {@code [dimension × ROWS]}: a row is a column
   * @param ids {@code [ROWS]}, written in full
   */
  void scan(float[] tile, NearestTable table, int[] ids) {
    Arrays.fill(best, Float.NEGATIVE_INFINITY);
    Arrays.fill(second, Float.NEGATIVE_INFINITY);
    Arrays.fill(ids, 0);
    int count = table.to() - table.from();
    for (int c = 0; c < count; c += STRIP) {
      int strip = Math.min(STRIP, count - c);
      NearestScores.score(tile, table, c, strip, scores);
      for (int at = 0; at < ROWS; at += STEP) {
        keep(scores, c, strip, at, best, second, ids);
      }
    }
  }

  private static void keep(
      float[] scores, int first, int strip, int at, float[] best, float[] second, int[] ids) {
    FloatVector high = FloatVector.fromArray(Lanes.FLOATS, best, at);
    FloatVector next = FloatVector.fromArray(Lanes.FLOATS, second, at);
    IntVector id = IntVector.fromArray(Lanes.INTS, ids, at);
    for (int c = 0; c < strip; c++) {
      FloatVector score = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, scores, c * ROWS + at));
      VectorMask<Float> better = score.compare(VectorOperators.GT, high);
      IntVector name = IntVector.broadcast(Lanes.INTS, first + c);
      id = INT_TYPE.cast(id).blend(name, better.cast(Lanes.INTS));
      next = TYPE.cast(next).max(score.min(high));
      high = TYPE.cast(high).max(score);
    }
    TYPE.cast(high).intoArray(best, at);
    TYPE.cast(next).intoArray(second, at);
    INT_TYPE.cast(id).intoArray(ids, at);
  }
}
