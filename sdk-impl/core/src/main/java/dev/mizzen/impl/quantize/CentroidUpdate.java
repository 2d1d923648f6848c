package dev.mizzen.impl.quantize;

import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Moves centroids to the means of their rows. Each mean is summed in 64-bit floats in the order of
 * the rows, by one thread, so it is the same for any number of threads.
 */
final class CentroidUpdate {
  private static final int CENTROIDS_PER_TASK = 16;

  private final TrainingRows points;
  private final int clusters;
  private final Workers workers;

  /** Where the rows of each centroid begin in {@link #members}. */
  private final int[] starts;

  private final int[] members;

  CentroidUpdate(TrainingRows points, int clusters, Workers workers) {
    this.points = points;
    this.clusters = clusters;
    this.workers = workers;
    this.starts = new int[clusters + 1];
    this.members = new int[points.count()];
  }

  /**
   * Moves all centroids; those without rows go to far rows, whose distances become 0.
   *
   * @return how many went to far rows
   */
  int move(int[] ids, float[] distances, float[] centroids) {
    sort(ids);
    int tasks = (clusters + CENTROIDS_PER_TASK - 1) / CENTROIDS_PER_TASK;
    workers.run(tasks, task -> average(task * CENTROIDS_PER_TASK, centroids, null));
    int empty = 0;
    for (int c = 0; c < clusters; c++) {
      empty += starts[c] == starts[c + 1] ? 1 : 0;
    }
    return empty == 0 ? 0 : repair(empty, ids, distances, centroids);
  }

  /** Moves centroids that are not fixed; those without rows stay. */
  void means(int[] ids, float[] centroids, boolean[] fixed) {
    sort(ids);
    int tasks = (clusters + CENTROIDS_PER_TASK - 1) / CENTROIDS_PER_TASK;
    workers.run(tasks, task -> average(task * CENTROIDS_PER_TASK, centroids, fixed));
  }

  /** Rows by centroid, in their order. */
  private void sort(int[] ids) {
    Arrays.fill(starts, 0);
    for (int id : ids) {
      starts[id + 1]++;
    }
    for (int c = 0; c < clusters; c++) {
      starts[c + 1] += starts[c];
    }
    int[] next = Arrays.copyOf(starts, clusters);
    for (int i = 0; i < ids.length; i++) {
      members[next[ids[i]]++] = i;
    }
  }

  private void average(int first, float[] centroids, boolean @Nullable [] fixed) {
    int dimension = points.dimension();
    double[] sums = new double[dimension];
    for (int c = first; c < Math.min(clusters, first + CENTROIDS_PER_TASK); c++) {
      int count = starts[c + 1] - starts[c];
      if (count == 0 || (fixed != null && fixed[c])) {
        continue;
      }
      Arrays.fill(sums, 0);
      for (int m = starts[c]; m < starts[c + 1]; m++) {
        add(points.values(), members[m] * dimension, sums);
      }
      for (int k = 0; k < dimension; k++) {
        centroids[c * dimension + k] = (float) (sums[k] / count);
      }
    }
  }

  private static void add(float[] values, int at, double[] sums) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] += values[at + k];
    }
  }

  /**
   * The farthest rows first; one that shares its place with its centroid would not help.
   *
   * <p>A cluster of two rows may give up both, and is then empty itself until the next repair or,
   * after the last, for good. That does no harm and never goes round in circles: a taken row's
   * distance falls to 0 and no row's grows, since all other centroids stay where their means are,
   * so each repair lowers the sum of squared distances, and iterations are bounded. Leaving such a
   * cluster one row would cost the next cluster of the order a row that helps less.
   */
  private int repair(int empty, int[] ids, float[] distances, float[] centroids) {
    long[] order = new long[distances.length];
    for (int i = 0; i < order.length; i++) {
      // Ascending: the largest distance first, then the lowest row.
      order[i] = (long) ~Float.floatToIntBits(distances[i]) << Integer.SIZE | i;
    }
    Arrays.sort(order);
    int dimension = points.dimension();
    int taken = 0;
    int c = 0;
    for (int i = 0; i < order.length && taken < empty; i++) {
      int row = (int) order[i];
      if (!(distances[row] > 0) || starts[ids[row] + 1] - starts[ids[row]] < 2) {
        continue;
      }
      while (starts[c] != starts[c + 1]) {
        c++;
      }
      System.arraycopy(points.values(), row * dimension, centroids, c * dimension, dimension);
      distances[row] = 0;
      c++;
      taken++;
    }
    return taken;
  }
}
