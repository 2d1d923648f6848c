package dev.mizzen.impl.quantize;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCentroid;

/**
 * k-means of very many centroids in two levels: about √C groups of rows, and in each group
 * centroids in proportion to its rows, so that a row costs O(√C · dimension) an iteration. A
 * centroid is the mean of rows of its group alone; what that loses at the borders of groups is made
 * good by looking into several groups when rows are assigned.
 *
 * <p>The same seed gives the same centroids on every backend and for any number of threads.
 * Immutable; safe for use by many threads.
 */
public final class TwoLevelKMeans {
  private final KernelBackend backend;
  private final Workers workers;
  private final KMeansOptions options;

  /**
   * A trainer on the kernels of {@code backend}.
   *
   * @param options its {@code clusters} are those of all groups together
   */
  public TwoLevelKMeans(KernelBackend backend, Workers workers, KMeansOptions options) {
    this.backend = backend;
    this.workers = workers;
    this.options = options;
  }

  /**
   * Trains on rows, or on a sample of them. Rows that equal each other may leave fewer centroids
   * than were asked for.
   *
   * @param rows {@code [N × dimension]}, finite
   * @param listener hears of iterations; phase {@code "k-means"}
   * @throws IllegalArgumentException if there are fewer rows than clusters, or a value is not
   *     finite
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  public TwoLevelCentroids train(TokenRows rows, ProgressListener listener) {
    TrainingRows points =
        TrainingRows.sample(rows, options.clusters(), options.pointsPerCentroid(), options.seed());
    points.requireAtLeast(options.clusters());
    int groups = (int) Math.round(Math.sqrt(options.clusters()));
    KMeansOptions coarse =
        options.withClusters(groups).withSeed(Randomness.seed(options.seed(), 3));
    float[] means = new KMeans(backend, workers, coarse).train(points, listener).table();
    int[] groupOf = new int[points.count()];
    new NearestCentroid(backend.nearestCentroid(workers))
        .nearest(points.rows(), means, groupOf, null);
    int[] starts = starts(groupOf, groups);
    float[] centroids = new GroupedKMeans(backend, workers, options).train(points, groupOf, starts);
    return new TwoLevelCentroids(means, starts, centroids);
  }

  /** One centroid for each group, and the others in proportion to rows. */
  private int[] starts(int[] groupOf, int groups) {
    int[] members = new int[groups];
    for (int group : groupOf) {
      members[group]++;
    }
    long others = (long) options.clusters() - groups;
    long seen = 0;
    int[] starts = new int[groups + 1];
    for (int g = 0; g < groups; g++) {
      long before = others * seen / groupOf.length;
      seen += members[g];
      long room = 1 + others * seen / groupOf.length - before;
      starts[g + 1] = starts[g] + (int) Math.min(room, members[g] + 1);
    }
    return starts;
  }
}
