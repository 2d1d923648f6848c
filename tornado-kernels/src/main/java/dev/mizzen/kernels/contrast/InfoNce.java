package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.Nullable;

/** The door to an {@link InfoNceKernel}: checks the arguments once, so that kernels need not. */
public final class InfoNce implements InfoNceKernel {
  private final InfoNceKernel kernel;

  /** A door to {@code kernel}. */
  public InfoNce(InfoNceKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the others, a positive is not a row,
   *     the temperature is not positive, or one gradient is given without the other
   */
  @Override
  public double infoNce(
      float[] queries,
      float[] documents,
      int[] positives,
      int dimension,
      float temperature,
      float @Nullable [] logQ,
      boolean symmetric,
      float @Nullable [] queryGradients,
      float @Nullable [] documentGradients) {
    int batch = Arguments.rows("queries", queries, dimension);
    int rows = Arguments.rows("documents", documents, dimension);
    Arguments.checkLength("positives", positives.length, batch);
    Arguments.checkIndices("positives", positives, 0, rows);
    Arguments.checkTemperature(temperature);
    Arguments.checkLengthIfGiven("logQ", logQ, rows);
    Arguments.checkPair("queryGradients", queryGradients, "documentGradients", documentGradients);
    Arguments.checkLengthIfGiven("queryGradients", queryGradients, queries.length);
    Arguments.checkLengthIfGiven("documentGradients", documentGradients, documents.length);
    return kernel.infoNce(
        queries,
        documents,
        positives,
        dimension,
        temperature,
        logQ,
        symmetric,
        queryGradients,
        documentGradients);
  }
}
