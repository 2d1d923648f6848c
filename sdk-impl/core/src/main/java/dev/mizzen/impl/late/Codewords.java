package dev.mizzen.impl.late;

import dev.mizzen.ProgressListener;
import dev.mizzen.impl.quantize.KMeansOptions;
import dev.mizzen.impl.quantize.ProductQuantizerOptions;
import dev.mizzen.impl.quantize.ProductQuantizerTrainer;
import dev.mizzen.kernels.KernelBackend;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;

/**
 * Trains the 16 codewords of each part: k-means of the part, or for a grid k-means of each
 * dimension and all combinations of its buckets.
 */
final class Codewords {
  private static final int ROWS_PER_CODEWORD = 4096;

  private final KernelBackend backend;
  private final Workers workers;
  private final CodebookOptions options;

  Codewords(KernelBackend backend, Workers workers, CodebookOptions options) {
    this.backend = backend;
    this.workers = workers;
    this.options = options;
  }

  /** {@code [m × 16 × dimension / m]}, half floats. */
  float[] train(TokenRows residuals, ProgressListener listener) {
    int dimension = residuals.dimension();
    ResidualForm form = options.form();
    boolean free = form.bits() == 0;
    int parts = free ? form.parts() : dimension;
    int size = free ? LateCodebook.CODEWORDS : 1 << form.bits();
    KMeansOptions kMeans =
        KMeansOptions.of(size)
            .withIterations(options.iterations())
            .withPointsPerCentroid(ROWS_PER_CODEWORD)
            .withSeed(options.seed());
    float[] trained =
        new ProductQuantizerTrainer(
                backend, workers, new ProductQuantizerOptions(parts, size, 0, kMeans))
            .train(residuals, listener)
            .centroids();
    return HalfFloats.round(free ? trained : grid(trained, form, dimension));
  }

  /** Dimension k of a part has bits {@code bits·k} and up of the code. */
  private static float[] grid(float[] buckets, ResidualForm form, int dimension) {
    int width = dimension / form.subspaces(dimension);
    int size = 1 << form.bits();
    float[] words = new float[LateCodebook.CODEWORDS * dimension];
    for (int i = 0; i < words.length; i++) {
      int k = i % width;
      int code = i / width % LateCodebook.CODEWORDS;
      int part = i / width / LateCodebook.CODEWORDS;
      int bucket = (code >> (form.bits() * k)) & (size - 1);
      words[i] = buckets[(part * width + k) * size + bucket];
    }
    return words;
  }
}
