package dev.mizzen.impl.quantize;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCentroid;
import java.util.Arrays;

/**
 * k-means: centroids with a low sum of squared distances (Lloyd, IEEE TIT 28, 1982), begun as
 * {@link KMeansStart} says. The same seed gives the same centroids on every backend and for any
 * number of threads. A centroid that loses all its rows moves to the row that is farthest from its
 * own.
 *
 * <p>Cost O(iterations · rows · clusters · dimension). Immutable; safe for use by many threads.
 */
public final class KMeans {
  private final NearestCentroid nearest;
  private final Workers workers;
  private final KMeansOptions options;

  /** A trainer on the kernels of {@code backend}. */
  public KMeans(KernelBackend backend, Workers workers, KMeansOptions options) {
    this.nearest = new NearestCentroid(backend.nearestCentroid(workers));
    this.workers = workers;
    this.options = options;
  }

  /**
   * Trains on rows, or on a sample of them.
   *
   * @param rows {@code [N × dimension]}, finite
   * @param listener hears of iterations; phase {@code "k-means"}
   * @throws IllegalArgumentException if there are fewer rows than clusters, or a value is not
   *     finite
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  public KMeansModel train(TokenRows rows, ProgressListener listener) {
    TrainingRows points =
        TrainingRows.sample(rows, options.clusters(), options.pointsPerCentroid(), options.seed());
    return train(points, listener);
  }

  KMeansModel train(TrainingRows points, ProgressListener listener) {
    points.requireAtLeast(options.clusters());
    float[] centroids = new KMeansSeeding(nearest, options).centroids(points);
    return options.batchRows() > 0
        ? new MiniBatches(nearest, options).train(points, centroids, listener)
        : lloyd(points, centroids, listener);
  }

  /** Goes on from centroids that there are, which are written. */
  KMeansModel refine(TrainingRows points, float[] centroids, ProgressListener listener) {
    return lloyd(points, centroids, listener);
  }

  private KMeansModel lloyd(TrainingRows points, float[] centroids, ProgressListener listener) {
    CentroidUpdate update = new CentroidUpdate(points, options.clusters(), workers);
    int[] ids = new int[points.count()];
    int[] before = new int[points.count()];
    Arrays.fill(before, -1);
    float[] distances = new float[points.count()];
    double[] inertia = new double[options.iterations()];
    int repaired = 0;
    for (int i = 0; i < inertia.length; i++) {
      Interruption.check("k-means");
      nearest.nearest(points.rows(), centroids, ids, distances);
      inertia[i] = sum(distances);
      boolean settled =
          i > 0 && inertia[i - 1] - inertia[i] <= options.tolerance() * inertia[i - 1];
      if (Arrays.equals(ids, before) || (settled && options.tolerance() > 0)) {
        return new KMeansModel(
            centroids, points.dimension(), Arrays.copyOf(inertia, i + 1), true, repaired);
      }
      repaired += update.move(ids, distances, centroids);
      System.arraycopy(ids, 0, before, 0, ids.length);
      listener.onProgress("k-means", i + 1, inertia.length);
    }
    return new KMeansModel(centroids, points.dimension(), inertia, false, repaired);
  }

  static double sum(float[] distances) {
    double sum = 0;
    for (float distance : distances) {
      sum += distance;
    }
    return sum;
  }
}
