package dev.mizzen.impl.quantize;

/**
 * How k-means is run. Immutable.
 *
 * @param clusters how many centroids, at least 1
 * @param iterations how many times rows are assigned and centroids moved at most, at least 1
 * @param tolerance ends training when an iteration lowers the inertia by no more than this share of
 *     it; 0 goes on until no row changes its centroid
 * @param pointsPerCentroid trains on a sample if there are more rows than this for each centroid
 * @param batchRows 0 for all rows in each iteration, else the rows of a mini-batch
 * @param start where centroids begin
 * @param seed where the random choices begin
 */
public record KMeansOptions(
    int clusters,
    int iterations,
    double tolerance,
    int pointsPerCentroid,
    int batchRows,
    KMeansStart start,
    long seed) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public KMeansOptions {
    require("clusters", clusters, 1);
    require("iterations", iterations, 1);
    require("pointsPerCentroid", pointsPerCentroid, 1);
    require("batchRows", batchRows, 0);
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be in [0, 1), got " + tolerance);
    }
  }

  /**
   * 25 iterations, no tolerance, up to 10,000 rows per centroid, no mini-batches, k-means++, seed
   * 0.
   */
  public static KMeansOptions of(int clusters) {
    return new KMeansOptions(clusters, 25, 0, 10_000, 0, KMeansStart.PLUS_PLUS, 0);
  }

  /** The same with other {@code clusters}. */
  public KMeansOptions withClusters(int value) {
    return new KMeansOptions(
        value, iterations, tolerance, pointsPerCentroid, batchRows, start, seed);
  }

  /** The same with other {@code iterations}. */
  public KMeansOptions withIterations(int value) {
    return new KMeansOptions(clusters, value, tolerance, pointsPerCentroid, batchRows, start, seed);
  }

  /** The same with another {@code tolerance}. */
  public KMeansOptions withTolerance(double value) {
    return new KMeansOptions(
        clusters, iterations, value, pointsPerCentroid, batchRows, start, seed);
  }

  /** The same with other {@code pointsPerCentroid}. */
  public KMeansOptions withPointsPerCentroid(int value) {
    return new KMeansOptions(clusters, iterations, tolerance, value, batchRows, start, seed);
  }

  /** The same with other {@code batchRows}. */
  public KMeansOptions withBatchRows(int value) {
    return new KMeansOptions(
        clusters, iterations, tolerance, pointsPerCentroid, value, start, seed);
  }

  /** The same with another {@code start}. */
  public KMeansOptions withStart(KMeansStart value) {
    return new KMeansOptions(
        clusters, iterations, tolerance, pointsPerCentroid, batchRows, value, seed);
  }

  /** The same with another {@code seed}. */
  public KMeansOptions withSeed(long value) {
    return new KMeansOptions(
        clusters, iterations, tolerance, pointsPerCentroid, batchRows, start, value);
  }

  private static void require(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }
  }
}
