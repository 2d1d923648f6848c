package dev.mizzen.impl.late;

/**
 * How a codebook is trained. Immutable.
 *
 * @param centroids how many centroids, at least 1
 * @param form what codes stand for
 * @param iterations of k-means at most, at least 1
 * @param rowsPerCentroid trains centroids on a sample if there are more rows than this for each
 * @param seed where the random choices begin
 */
public record CodebookOptions(
    int centroids, ResidualForm form, int iterations, int rowsPerCentroid, long seed) {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public CodebookOptions {
    if (centroids < 1 || iterations < 1 || rowsPerCentroid < 1) {
      throw new IllegalArgumentException(
          "centroids, iterations and rowsPerCentroid must be at least 1, got "
              + centroids
              + ", "
              + iterations
              + " and "
              + rowsPerCentroid);
    }
  }

  /** 2 bits a dimension, 10 iterations, up to 64 rows for each centroid, seed 0. */
  public static CodebookOptions of(int centroids) {
    return new CodebookOptions(centroids, ResidualForm.grid(2), 10, 64, 0);
  }

  /** The same with another {@code form}. */
  public CodebookOptions withForm(ResidualForm value) {
    return new CodebookOptions(centroids, value, iterations, rowsPerCentroid, seed);
  }

  /** The same with another {@code seed}. */
  public CodebookOptions withSeed(long value) {
    return new CodebookOptions(centroids, form, iterations, rowsPerCentroid, value);
  }

  /**
   * As many centroids as lists should be for so many tokens: the power of two at or below {@code
   * 8·√tokens}, at least 16.
   */
  public static int centroidsFor(long tokens) {
    long wanted = (long) (8 * Math.sqrt((double) tokens));
    return (int) Math.max(16, Long.highestOneBit(wanted));
  }
}
