package dev.mizzen.impl.quantize;

import dev.mizzen.ProgressListener;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.ProductTables;
import dev.mizzen.kernels.quantize.Rotate;

/**
 * Trains product quantizers: k-means in each subspace, and for an optimised one in turn the
 * orthogonal matrix that fits rows to what their codes stand for, {@code Q = U·Vᵀ} of {@code Xᵀ·X̂
 * = U·S·Vᵀ} (Ge, He, Ke and Sun, CVPR 2013, section 3.1). It begins with the better of no rotation
 * and balanced principal components, and no step raises the error, so that an optimised quantizer
 * is not worse on its training rows than a plain one. Rows are centred before they are rotated.
 *
 * <p>The same seed gives the same codebooks on every backend. Immutable; safe for use by many
 * threads.
 */
public final class ProductQuantizerTrainer {
  private static final int ITERATIONS_PER_ROTATION = 4;

  private final KernelBackend backend;
  private final Workers workers;
  private final ProductQuantizerOptions options;

  /** A trainer on the kernels of {@code backend}. */
  public ProductQuantizerTrainer(
      KernelBackend backend, Workers workers, ProductQuantizerOptions options) {
    this.backend = backend;
    this.workers = workers;
    this.options = options;
  }

  /**
   * Trains on rows, or on a sample of them.
   *
   * @param listener hears of finished subspaces, phase {@code "product"}, and of rotations, phase
   *     {@code "rotation"}
   * @throws IllegalArgumentException if the dimension is not a multiple of the subspaces, there are
   *     fewer rows than centroids of a subspace, or a value is not finite
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  public ProductQuantizer train(TokenRows rows, ProgressListener listener) {
    int dimension = rows.dimension();
    if (dimension % options.subspaces() != 0) {
      throw new IllegalArgumentException(
          "dimension " + dimension + " is not a multiple of " + options.subspaces() + " subspaces");
    }
    KMeansOptions kMeans = options.kMeans();
    TrainingRows points =
        TrainingRows.sample(rows, options.size(), kMeans.pointsPerCentroid(), kMeans.seed());
    points.requireAtLeast(options.size());
    ProductTables tables =
        options.rotations() == 0
            ? new ProductTables(
                parts(points, listener).centroids(), options.subspaces(), dimension, null, null)
            : rotated(points, listener);
    return ProductQuantizer.copyOf(tables, backend, workers);
  }

  private ProductTables rotated(TrainingRows points, ProgressListener listener) {
    int dimension = points.dimension();
    float[] mean = points.mean();
    TrainingRows centred = points.minus(mean);
    float[] matrix = BalancedComponents.identity(dimension);
    ProductParts best = parts(centred, listener);
    float[] components = BalancedComponents.matrix(centred, options.subspaces(), workers);
    ProductParts other = parts(rotate(centred, components), listener);
    if (other.error() < best.error()) {
      best = other;
      matrix = components;
    }
    for (int i = 0; i < options.rotations(); i++) {
      Interruption.check("training of a rotation");
      matrix =
          Matrices.nearestOrthogonal(Matrices.product(centred, best.reconstruction(), workers));
      best = best.refine(rotate(centred, matrix), ITERATIONS_PER_ROTATION);
      listener.onProgress("rotation", i + 1, options.rotations());
    }
    TrainingRows offset = rotate(new TrainingRows(mean, dimension), matrix);
    return new ProductTables(
        best.centroids(), options.subspaces(), dimension, matrix, offset.values());
  }

  private ProductParts parts(TrainingRows points, ProgressListener listener) {
    return ProductParts.train(points, options, backend, workers, listener);
  }

  private TrainingRows rotate(TrainingRows points, float[] matrix) {
    float[] rotated = new float[points.values().length];
    new Rotate(backend.rotate(workers)).rotate(points.rows(), matrix, rotated);
    return new TrainingRows(rotated, points.dimension());
  }
}
