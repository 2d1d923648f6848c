package dev.mizzen.bench.workload;

import dev.mizzen.kernels.TokenRows;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Clustered rows, and centroids that are some of them. */
public final class KMeansData {
  private static final long SEED = 20_260_305;
  private static final float SPREAD = 0.08f;

  /** Every so many rows one is checked: a prime, so that no pattern of tiles hides a mistake. */
  private static final int CHECKED = 97;

  private final int count;
  private final int dimension;
  private final int clusters;
  private final float[] values;
  private final float[] centroids;

  /** Makes data of a shape written {@code rows x dimension x clusters}. */
  public KMeansData(String shape) {
    int[] sizes = MaxSimShape.sizes(shape, 3);
    count = sizes[0];
    dimension = sizes[1];
    clusters = sizes[2];
    float[] centres = UnitRows.random(SEED, clusters, dimension);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + 1);
    values = new float[count * dimension];
    for (int r = 0; r < count; r++) {
      int centre = random.nextInt(clusters) * dimension;
      for (int k = 0; k < dimension; k++) {
        values[r * dimension + k] = centres[centre + k] + SPREAD * (float) random.nextGaussian();
      }
    }
    centroids = Arrays.copyOf(values, clusters * dimension);
  }

  /** The number of rows. */
  public int count() {
    return count;
  }

  /** Values in a row. */
  public int dimension() {
    return dimension;
  }

  /** The number of centroids. */
  public int clusters() {
    return clusters;
  }

  /** {@code [count × dimension]}. */
  public float[] values() {
    return values;
  }

  /** The same for kernels. */
  public TokenRows rows() {
    return TokenRows.of(values, dimension);
  }

  /** {@code [clusters × dimension]}. */
  public float[] centroids() {
    return centroids;
  }

  /** Of one assignment by products. */
  public double flops() {
    return 2.0 * count * clusters * dimension;
  }

  /**
   * Checks the centroids of a sample of rows against distances in double precision.
   *
   * @throws IllegalStateException naming the first row whose centroid is farther than the nearest
   *     by more than the tolerance
   */
  public void check(String implementation, int[] ids) {
    for (int r = 0; r < count; r += CHECKED) {
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < clusters; c++) {
        least = Math.min(least, distance(r, c));
      }
      double actual = distance(r, ids[r]);
      if (!(actual <= least + SameAnswers.TOLERANCE * Math.max(least, 1e-2))) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s is wrong: row %d got centroid %d at %.9g, the nearest is at %.9g",
                implementation,
                r,
                ids[r],
                actual,
                least));
      }
    }
  }

  private double distance(int row, int centroid) {
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      double difference =
          (double) values[row * dimension + k] - centroids[centroid * dimension + k];
      sum += difference * difference;
    }
    return sum;
  }
}
