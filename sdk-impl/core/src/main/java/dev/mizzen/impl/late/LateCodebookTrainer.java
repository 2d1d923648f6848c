package dev.mizzen.impl.late;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.quantize.KMeansOptions;
import dev.mizzen.impl.quantize.TwoLevelCentroids;
import dev.mizzen.impl.quantize.TwoLevelKMeans;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.FloatRows;
import java.util.Arrays;

/**
 * Trains codebooks: centroids in two levels, then codewords for what they leave. The same seed and
 * rows give the same codebook for any number of threads. Immutable; safe for use by many threads.
 */
public final class LateCodebookTrainer {
  /** Rows that codewords are trained on at most; a codeword needs few. */
  private static final int RESIDUALS = 1 << 16;

  private final KernelBackend backend;
  private final Workers workers;
  private final CodebookOptions options;

  /** A trainer on the kernels of {@code backend}. */
  public LateCodebookTrainer(KernelBackend backend, Workers workers, CodebookOptions options) {
    this.backend = backend;
    this.workers = workers;
    this.options = options;
  }

  /**
   * Trains on rows. There are no more centroids than rows.
   *
   * @param rows {@code [N × dimension]}, finite, at least 16
   * @param listener hears of iterations and parts; phases {@code "k-means"} and {@code "product"}
   * @throws IllegalArgumentException if there are too few rows, a value is not finite, or the
   *     dimension does not fit the form of codes
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  public LateCodebook train(TokenRows rows, ProgressListener listener) {
    int subspaces = options.form().subspaces(rows.dimension());
    if (rows.rows() < LateCodebook.CODEWORDS) {
      throw new IllegalArgumentException(
          "training needs at least "
              + LateCodebook.CODEWORDS
              + " token vectors, got "
              + rows.rows());
    }
    TwoLevelCentroids centroids = centroids(rows, options.centroids(), listener);
    Residuals residuals = residuals(rows, centroids);
    float[] codewords =
        new Codewords(backend, workers, options)
            .train(TokenRows.of(residuals.values, rows.dimension()), listener);
    return LateCodebook.of(
        ContentHash.of(centroids, codewords),
        rows.dimension(),
        centroids,
        codewords,
        subspaces,
        residuals.meanSquare,
        rows.rows());
  }

  /**
   * The next version: the same codebook with centroids for rows that fit badly, in new groups at
   * the end. Codewords stay.
   *
   * @param rows {@code [N × dimension]}, finite, at least 1: what the codebook codes with a large
   *     residual
   * @param listener hears of iterations; phase {@code "k-means"}
   * @throws IllegalArgumentException if there are no rows, or of another dimension, or a value is
   *     not finite
   * @throws dev.mizzen.error.CancelledException if the thread is interrupted
   */
  public LateCodebook extend(LateCodebook codebook, TokenRows rows, ProgressListener listener) {
    if (rows.rows() < 1 || rows.dimension() != codebook.dimension()) {
      throw new IllegalArgumentException(
          "a codebook of dimension "
              + codebook.dimension()
              + " is not extended by "
              + rows.rows()
              + " rows of dimension "
              + rows.dimension());
    }
    TwoLevelCentroids more = centroids(rows, options.centroids(), listener);
    return LateCodebook.of(
        codebook.id().next(),
        codebook.dimension(),
        joined(codebook, more),
        codebook.codewords(),
        codebook.subspaces(),
        codebook.meanSquaredResidual(),
        codebook.trainingTokens() + rows.rows());
  }

  private TwoLevelCentroids centroids(TokenRows rows, int most, ProgressListener listener) {
    int count = (int) Math.min(most, rows.rows());
    KMeansOptions kMeans =
        KMeansOptions.of(count)
            .withIterations(options.iterations())
            .withPointsPerCentroid(options.rowsPerCentroid())
            .withSeed(options.seed());
    TwoLevelCentroids found = new TwoLevelKMeans(backend, workers, kMeans).train(rows, listener);
    return new TwoLevelCentroids(
        HalfFloats.round(found.groups()), found.starts(), HalfFloats.round(found.centroids()));
  }

  private static TwoLevelCentroids joined(LateCodebook codebook, TwoLevelCentroids more) {
    int[] starts =
        Arrays.copyOf(codebook.startTable(), codebook.groupCount() + more.starts().length);
    for (int g = 1; g < more.starts().length; g++) {
      starts[codebook.groupCount() + g] = codebook.size() + more.starts()[g];
    }
    return new TwoLevelCentroids(
        joined(codebook.groupTable(), more.groups()),
        starts,
        joined(codebook.centroidTable(), more.centroids()));
  }

  private static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, Math.addExact(first.length, second.length));
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** What the centroids leave of rows that are spread evenly over all. */
  private Residuals residuals(TokenRows rows, TwoLevelCentroids centroids) {
    int dimension = rows.dimension();
    int count = (int) Math.min(RESIDUALS, rows.rows());
    float[] values = new float[count * dimension];
    float[] row = new float[dimension];
    for (int i = 0; i < count; i++) {
      FloatRows.copy(rows, rows.rows() * i / count, 1, row);
      System.arraycopy(row, 0, values, i * dimension, dimension);
    }
    CentroidChoice choice = new CentroidChoice(backend, workers, centroids, dimension);
    int[] ids = new int[count];
    float[] squares = new float[count];
    choice.nearest(values, ids, squares);
    double sum = 0;
    for (float square : squares) {
      sum += square;
    }
    choice.subtract(values, ids);
    return new Residuals(values, sum / count);
  }

  private static final class Residuals {
    private final float[] values;
    private final double meanSquare;

    private Residuals(float[] values, double meanSquare) {
      this.values = values;
      this.meanSquare = meanSquare;
    }
  }
}
