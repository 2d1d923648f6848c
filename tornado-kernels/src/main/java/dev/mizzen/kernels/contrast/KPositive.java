package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.Nullable;

/** The door to a {@link KPositiveKernel}: checks the arguments once, so that kernels need not. */
public final class KPositive implements KPositiveKernel {
  private final KPositiveKernel kernel;

  /** A door to {@code kernel}. */
  public KPositive(KPositiveKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the others, an index is neither a row
   *     nor padding, the temperature is not positive, or one gradient is given without the other
   */
  @Override
  public double kPositive(
      float[] anchors,
      float[] table,
      int[] positives,
      int[] negatives,
      int dimension,
      float temperature,
      float @Nullable [] logQ,
      float @Nullable [] anchorGradients,
      float @Nullable [] tableGradients) {
    int batch = Arguments.rows("anchors", anchors, dimension);
    int rows = Arguments.rows("table", table, dimension);
    checkIndices("positives", positives, batch, rows);
    checkIndices("negatives", negatives, batch, rows);
    Arguments.checkTemperature(temperature);
    Arguments.checkLengthIfGiven("logQ", logQ, rows);
    Arguments.checkPair("anchorGradients", anchorGradients, "tableGradients", tableGradients);
    Arguments.checkLengthIfGiven("anchorGradients", anchorGradients, anchors.length);
    Arguments.checkLengthIfGiven("tableGradients", tableGradients, table.length);
    return kernel.kPositive(
        anchors,
        table,
        positives,
        negatives,
        dimension,
        temperature,
        logQ,
        anchorGradients,
        tableGradients);
  }

  private static void checkIndices(String name, int[] indices, int batch, int rows) {
    if (indices.length % batch != 0) {
      throw new IllegalArgumentException(
          name
              + " has "
              + indices.length
              + " entries, not as many for each of "
              + batch
              + " anchors");
    }
    Arguments.checkIndices(name, indices, PADDING, rows);
  }
}
