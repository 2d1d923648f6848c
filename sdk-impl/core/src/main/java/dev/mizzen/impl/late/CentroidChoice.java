package dev.mizzen.impl.late;

import dev.mizzen.impl.quantize.TwoLevelCentroids;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.graph.Ranking;
import dev.mizzen.kernels.quantize.NearestInGroup;
import java.util.Arrays;

/**
 * The centroid of each row, in two levels: the nearest of all centroids of the {@value #GROUPS}
 * nearest groups. Cost O((G + C/G · {@value #GROUPS}) · dimension) a row. Safe for use by many
 * threads.
 */
final class CentroidChoice {
  /** Groups that a row looks into: its own centroid may stand behind the border of a group. */
  static final int GROUPS = 4;

  private final Ranking ranking;
  private final NearestInGroup nearest;
  private final TwoLevelCentroids centroids;
  private final int dimension;
  private final float[] shifted;

  CentroidChoice(
      KernelBackend backend, Workers workers, TwoLevelCentroids centroids, int dimension) {
    this.ranking = new Ranking(backend.ranking(workers));
    this.nearest = new NearestInGroup(backend.nearestInGroup(workers));
    this.centroids = centroids;
    this.dimension = dimension;
    this.shifted = shifted(centroids.groups(), dimension);
  }

  /**
   * Finds the centroids of rows.
   *
   * @param rows {@code [N × dimension]}, finite
   * @param ids {@code [N]}, written in full
   * @param squares {@code [N]}, written in full: squared distances
   */
  void nearest(float[] rows, int[] ids, float[] squares) {
    int probes = Math.min(GROUPS, centroids.starts().length - 1);
    int[] groups = new int[ids.length * probes];
    ranking.rank(withOnes(rows), TokenRows.of(shifted, dimension + 1), null, probes, groups, null);
    Arrays.fill(squares, Float.POSITIVE_INFINITY);
    Arrays.fill(ids, -1);
    for (int p = 0; p < probes; p++) {
      lookInto(groups, p, probes, rows, ids, squares);
    }
  }

  /** Takes each row's centroid away from it. */
  void subtract(float[] rows, int[] ids) {
    float[] table = centroids.centroids();
    for (int i = 0; i < ids.length; i++) {
      for (int k = 0; k < dimension; k++) {
        rows[i * dimension + k] -= table[ids[i] * dimension + k];
      }
    }
  }

  /** Looks into the p-th group of each row; rows are brought together by group. */
  private void lookInto(int[] groups, int p, int probes, float[] rows, int[] ids, float[] squares) {
    int[] order = order(groups, p, probes);
    float[] sorted = new float[order.length * dimension];
    int[] sortedGroups = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(rows, order[i] * dimension, sorted, i * dimension, dimension);
      sortedGroups[i] = groups[order[i] * probes + p];
    }
    int[] found = new int[order.length];
    float[] distances = new float[order.length];
    nearest.nearest(
        TokenRows.of(sorted, dimension),
        sortedGroups,
        centroids.centroids(),
        centroids.starts(),
        found,
        distances);
    for (int i = 0; i < order.length; i++) {
      int id = centroids.starts()[sortedGroups[i]] + found[i];
      int row = order[i];
      if (distances[i] < squares[row] || (distances[i] == squares[row] && id < ids[row])) {
        squares[row] = distances[i];
        ids[row] = id;
      }
    }
  }

  /** Rows that have a p-th group with centroids, by that group. */
  private int[] order(int[] groups, int p, int probes) {
    int[] starts = centroids.starts();
    int[] next = new int[starts.length];
    int rows = groups.length / probes;
    for (int i = 0; i < rows; i++) {
      int group = groups[i * probes + p];
      if (starts[group] < starts[group + 1]) {
        next[group + 1]++;
      }
    }
    for (int g = 1; g < next.length; g++) {
      next[g] += next[g - 1];
    }
    int[] order = new int[next[next.length - 1]];
    for (int i = 0; i < rows; i++) {
      int group = groups[i * probes + p];
      if (starts[group] < starts[group + 1]) {
        order[next[group]++] = i;
      }
    }
    return order;
  }

  /** {@code (g, −‖g‖²/2)}: its product with {@code (x, 1)} falls as {@code ‖x − g‖²} grows. */
  private static float[] shifted(float[] groups, int dimension) {
    int count = groups.length / dimension;
    float[] rows = new float[count * (dimension + 1)];
    for (int g = 0; g < count; g++) {
      double square = 0;
      for (int k = 0; k < dimension; k++) {
        float value = groups[g * dimension + k];
        rows[g * (dimension + 1) + k] = value;
        square += (double) value * value;
      }
      rows[g * (dimension + 1) + dimension] = (float) (-square / 2);
    }
    return rows;
  }

  private float[] withOnes(float[] rows) {
    int count = rows.length / dimension;
    float[] wide = new float[count * (dimension + 1)];
    for (int i = 0; i < count; i++) {
      System.arraycopy(rows, i * dimension, wide, i * (dimension + 1), dimension);
      wide[i * (dimension + 1) + dimension] = 1;
    }
    return wide;
  }
}
