package dev.mizzen.impl.quantize;

import dev.mizzen.kernels.quantize.NearestCentroid;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The rows that k-means starts from: drawn alike, or by k-means++: there each next centroid is a
 * row, drawn with a probability that grows with its squared distance from those before (Arthur and
 * Vassilvitskii, SODA 2007). Of many rows a sample of {@value #PER_CENTROID} for each centroid is
 * looked at.
 */
final class KMeansSeeding {
  private static final int PER_CENTROID = 16;

  private final NearestCentroid nearest;
  private final KMeansOptions options;

  KMeansSeeding(NearestCentroid nearest, KMeansOptions options) {
    this.nearest = nearest;
    this.options = options;
  }

  /** The first centroids, {@code [clusters × dimension]}. */
  float[] centroids(TrainingRows all) {
    RandomGenerator random = Randomness.of(Randomness.seed(options.seed(), 1));
    int clusters = options.clusters();
    return switch (options.start()) {
      case RANDOM -> all.select(Randomness.sample(all.count(), clusters, random)).values();
      case PLUS_PLUS -> spread(all, clusters, random);
    };
  }

  private float[] spread(TrainingRows all, int clusters, RandomGenerator random) {
    long enough = (long) clusters * PER_CENTROID;
    TrainingRows rows =
        all.count() <= enough
            ? all
            : all.select(Randomness.sample(all.count(), (int) enough, random));
    int dimension = rows.dimension();
    float[] centroids = new float[clusters * dimension];
    float[] centroid = new float[dimension];
    int[] ids = new int[rows.count()];
    float[] distances = new float[rows.count()];
    float[] lowest = new float[rows.count()];
    Arrays.fill(lowest, Float.POSITIVE_INFINITY);
    int chosen = random.nextInt(rows.count());
    for (int c = 0; ; c++) {
      Interruption.check("k-means");
      System.arraycopy(rows.values(), chosen * dimension, centroid, 0, dimension);
      System.arraycopy(centroid, 0, centroids, c * dimension, dimension);
      if (c == clusters - 1) {
        return centroids;
      }
      nearest.nearest(rows.rows(), centroid, ids, distances);
      chosen = draw(lower(lowest, distances), lowest, random.nextDouble(), chosen);
    }
  }

  /** Lowers the distances, and gives their sum. */
  private static double lower(float[] lowest, float[] distances) {
    double sum = 0;
    for (int i = 0; i < lowest.length; i++) {
      lowest[i] = Math.min(lowest[i], distances[i]);
      sum += lowest[i];
    }
    return sum;
  }

  /** The row at share {@code at} of the sum; the row after the last one if all are centroids. */
  private static int draw(double sum, float[] lowest, double at, int last) {
    double rest = at * sum;
    int found = (last + 1) % lowest.length;
    for (int i = 0; i < lowest.length && sum > 0; i++) {
      if (lowest[i] > 0) {
        found = i;
        rest -= lowest[i];
        if (rest < 0) {
          break;
        }
      }
    }
    return found;
  }
}
