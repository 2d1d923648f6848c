package dev.mizzen.impl.quantize;

import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCentroid;
import dev.mizzen.kernels.quantize.NearestInGroup;
import dev.mizzen.kernels.quantize.ResidualLevel;
import java.util.Arrays;

/**
 * k-means of each group of rows, all groups in one pass. A group with no more rows than centroids
 * gets each of its rows, and if there is room its mean; a group without rows gets none.
 */
final class GroupedKMeans {
  private final NearestInGroup nearest;
  private final NearestCentroid alone;
  private final Workers workers;
  private final KMeansOptions options;

  GroupedKMeans(KernelBackend backend, Workers workers, KMeansOptions options) {
    this.nearest = new NearestInGroup(backend.nearestInGroup(workers));
    this.alone = new NearestCentroid(backend.nearestCentroid(workers));
    this.workers = workers;
    this.options = options;
  }

  /** A codebook for each of {@code count} groups, as a level below level {@code parent}. */
  ResidualLevel train(TrainingRows rows, int[] groupOf, int count, int parent) {
    int[] first = new int[count + 1];
    TrainingRows sorted = sorted(rows, groupOf, first);
    int[] starts = new int[count + 1];
    for (int g = 0; g < count; g++) {
      int members = first[g + 1] - first[g];
      int room = members == 0 ? 0 : Math.min(members + 1, options.clusters());
      starts[g + 1] = Math.addExact(starts[g], room);
    }
    return new ResidualLevel(centroids(sorted, first, starts), starts, options.clusters(), parent);
  }

  /**
   * Centroids for groups of any number of centroids.
   *
   * @param starts {@code [groups + 1]}: group g gets the centroids from {@code starts[g]} to before
   *     {@code starts[g + 1]}, at most one more than it has rows
   */
  float[] train(TrainingRows rows, int[] groupOf, int[] starts) {
    int[] first = new int[starts.length];
    TrainingRows sorted = sorted(rows, groupOf, first);
    return centroids(sorted, first, starts);
  }

  private float[] centroids(TrainingRows sorted, int[] first, int[] starts) {
    int groups = starts.length - 1;
    float[] centroids = new float[Math.multiplyExact(starts[groups], sorted.dimension())];
    for (int g = 0; g < groups; g++) {
      Interruption.check("k-means of groups");
      begin(sorted, first[g], first[g + 1], g, starts, centroids);
    }
    lloyd(sorted, first, starts, centroids);
    return centroids;
  }

  /** Rows by group, in their order; writes where groups begin. */
  private static TrainingRows sorted(TrainingRows rows, int[] groupOf, int[] first) {
    for (int group : groupOf) {
      first[group + 1]++;
    }
    for (int g = 0; g + 1 < first.length; g++) {
      first[g + 1] += first[g];
    }
    int[] next = first.clone();
    int[] order = new int[groupOf.length];
    for (int i = 0; i < order.length; i++) {
      order[next[groupOf[i]]++] = i;
    }
    return rows.select(order);
  }

  /** The first centroids of a group. */
  private void begin(
      TrainingRows rows, int from, int to, int group, int[] starts, float[] centroids) {
    int room = starts[group + 1] - starts[group];
    if (from == to || room == 0) {
      return;
    }
    int at = starts[group] * rows.dimension();
    TrainingRows members = rows.range(from, to);
    if (members.count() > room) {
      KMeansOptions own =
          options.withClusters(room).withSeed(Randomness.seed(options.seed(), group));
      float[] seeds = new KMeansSeeding(alone, own).centroids(members);
      System.arraycopy(seeds, 0, centroids, at, seeds.length);
      return;
    }
    System.arraycopy(members.values(), 0, centroids, at, members.values().length);
    if (members.count() < room) {
      int end = at + members.values().length;
      System.arraycopy(members.mean(), 0, centroids, end, rows.dimension());
    }
  }

  /** Moves the centroids of groups that have more rows than centroids. */
  private void lloyd(TrainingRows rows, int[] first, int[] starts, float[] centroids) {
    int[] groups = new int[rows.count()];
    boolean[] fixed = new boolean[starts[starts.length - 1]];
    for (int g = 0; g + 1 < first.length; g++) {
      Arrays.fill(groups, first[g], first[g + 1], g);
      boolean small = first[g + 1] - first[g] <= starts[g + 1] - starts[g];
      Arrays.fill(fixed, starts[g], starts[g + 1], small);
    }
    CentroidUpdate update = new CentroidUpdate(rows, fixed.length, workers);
    int[] ids = new int[rows.count()];
    int[] before = new int[ids.length];
    for (int i = 0; i < options.iterations(); i++) {
      Interruption.check("k-means of groups");
      nearest.nearest(rows.rows(), groups, centroids, starts, ids, null);
      for (int row = 0; row < ids.length; row++) {
        ids[row] += starts[groups[row]];
      }
      if (i > 0 && Arrays.equals(ids, before)) {
        return;
      }
      System.arraycopy(ids, 0, before, 0, ids.length);
      update.means(ids, centroids, fixed);
    }
  }
}
