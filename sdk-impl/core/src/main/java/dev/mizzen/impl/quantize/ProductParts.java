package dev.mizzen.impl.quantize;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.NearestCentroid;

/** The subspaces of a product quantizer in training, and what they make of its rows. */
final class ProductParts {
  private final ProductQuantizerOptions options;
  private final KernelBackend backend;
  private final Workers workers;
  private final float[] centroids;
  private final float[] reconstruction;
  private double error;

  private ProductParts(
      TrainingRows points,
      ProductQuantizerOptions options,
      KernelBackend backend,
      Workers workers) {
    this.options = options;
    this.backend = backend;
    this.workers = workers;
    this.centroids = new float[options.size() * points.dimension()];
    this.reconstruction = new float[points.values().length];
  }

  /** Trains each subspace from the start. */
  static ProductParts train(
      TrainingRows points,
      ProductQuantizerOptions options,
      KernelBackend backend,
      Workers workers,
      ProgressListener listener) {
    ProductParts parts = new ProductParts(points, options, backend, workers);
    int width = points.dimension() / options.subspaces();
    for (int s = 0; s < options.subspaces(); s++) {
      KMeansOptions kMeans =
          options
              .kMeans()
              .withClusters(options.size())
              .withSeed(Randomness.seed(options.kMeans().seed(), 16 + s));
      TrainingRows part = points.columns(s * width, width);
      KMeansModel model = new KMeans(backend, workers, kMeans).train(part, ProgressListener.NONE);
      parts.keep(s, part, model, points.dimension());
      listener.onProgress("product", s + 1, options.subspaces());
    }
    return parts;
  }

  /** Goes on with rows that were rotated a little further. */
  ProductParts refine(TrainingRows points, int iterations) {
    ProductParts parts = new ProductParts(points, options, backend, workers);
    int width = points.dimension() / options.subspaces();
    KMeansOptions kMeans =
        options.kMeans().withClusters(options.size()).withBatchRows(0).withIterations(iterations);
    for (int s = 0; s < options.subspaces(); s++) {
      TrainingRows part = points.columns(s * width, width);
      float[] start = new float[options.size() * width];
      System.arraycopy(centroids, s * start.length, start, 0, start.length);
      KMeansModel model =
          new KMeans(backend, workers, kMeans).refine(part, start, ProgressListener.NONE);
      parts.keep(s, part, model, points.dimension());
    }
    return parts;
  }

  private void keep(int s, TrainingRows part, KMeansModel model, int dimension) {
    float[] table = model.table();
    System.arraycopy(table, 0, centroids, s * table.length, table.length);
    int[] ids = new int[part.count()];
    float[] distances = new float[part.count()];
    new NearestCentroid(backend.nearestCentroid(workers))
        .nearest(part.rows(), table, ids, distances);
    error += KMeans.sum(distances);
    int width = part.dimension();
    for (int i = 0; i < ids.length; i++) {
      System.arraycopy(table, ids[i] * width, reconstruction, i * dimension + s * width, width);
    }
  }

  /** {@code [subspaces × size × width]}. */
  float[] centroids() {
    return centroids;
  }

  /** What the codes of the rows stand for, {@code [rows × dimension]}. */
  float[] reconstruction() {
    return reconstruction;
  }

  /** The sum of squared distances between the two. */
  double error() {
    return error;
  }
}
