package dev.mizzen.impl.quantize;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.quantize.NearestCentroid;
import java.util.random.RandomGenerator;

/**
 * Mini-batch k-means: each row of a batch pulls its centroid by one over the number of rows that
 * have pulled it so far (Sculley, WWW 2010). Rows are drawn with replacement.
 */
final class MiniBatches {
  private final NearestCentroid nearest;
  private final KMeansOptions options;

  MiniBatches(NearestCentroid nearest, KMeansOptions options) {
    this.nearest = nearest;
    this.options = options;
  }

  KMeansModel train(TrainingRows points, float[] centroids, ProgressListener listener) {
    RandomGenerator random = Randomness.of(Randomness.seed(options.seed(), 2));
    int[] numbers = new int[options.batchRows()];
    int[] ids = new int[numbers.length];
    float[] distances = new float[numbers.length];
    double[] inertia = new double[options.iterations()];
    long[] pulls = new long[options.clusters()];
    for (int i = 0; i < inertia.length; i++) {
      Interruption.check("k-means");
      for (int b = 0; b < numbers.length; b++) {
        numbers[b] = random.nextInt(points.count());
      }
      TrainingRows batch = points.select(numbers);
      nearest.nearest(batch.rows(), centroids, ids, distances);
      inertia[i] = KMeans.sum(distances);
      for (int b = 0; b < numbers.length; b++) {
        pull(batch, b, centroids, ids[b], ++pulls[ids[b]]);
      }
      listener.onProgress("k-means", i + 1, inertia.length);
    }
    return new KMeansModel(centroids, points.dimension(), inertia, false, 0);
  }

  private static void pull(TrainingRows batch, int row, float[] centroids, int id, long pulls) {
    int dimension = batch.dimension();
    for (int k = 0; k < dimension; k++) {
      double from = centroids[id * dimension + k];
      double to = batch.values()[row * dimension + k];
      centroids[id * dimension + k] = (float) (from + (to - from) / pulls);
    }
  }
}
