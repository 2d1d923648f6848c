package dev.mizzen.bench.workload;

import dev.mizzen.kernels.Workers;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lloyd's algorithm in double precision: for each row the sum of squared differences to every
 * centroid, coordinate after coordinate, and the mean of its rows for each centroid. Centroids
 * without rows stay. Centroids lie transposed, so that the compiler may take several at once, and
 * all processors assign; each sum keeps its order.
 */
public final class Float64KMeans {
  private static final int SPAN = 256;

  private final float[] rows;
  private final int dimension;
  private final int clusters;
  private final double[] transposed;
  private final double[] sums;
  private final int[] counts;
  private final int[] nearest;
  private final double[] lowest;

  /**
   * Begins at given centroids.
   *
   * @param rows {@code [N × dimension]}
   * @param start {@code [clusters × dimension]}
   */
  public Float64KMeans(float[] rows, int dimension, float[] start) {
    this.rows = rows;
    this.dimension = dimension;
    clusters = start.length / dimension;
    transposed = new double[start.length];
    sums = new double[start.length];
    counts = new int[clusters];
    nearest = new int[rows.length / dimension];
    lowest = new double[nearest.length];
    for (int c = 0; c < clusters; c++) {
      for (int k = 0; k < dimension; k++) {
        transposed[k * clusters + c] = start[c * dimension + k];
      }
    }
  }

  /**
   * The inertia after {@code iterations} assignments with a move between each two, or after as many
   * as change anything.
   */
  public double inertia(int iterations) {
    int[] before = {};
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService executor = Executors.newFixedThreadPool(processors)) {
      Workers workers = Workers.of(executor, processors);
      int tasks = (nearest.length + SPAN - 1) / SPAN;
      for (int i = 0; i < iterations && !Arrays.equals(nearest, before); i++) {
        if (i > 0) {
          move();
        }
        before = nearest.clone();
        workers.run(tasks, this::assign);
      }
    }
    return Arrays.stream(lowest).sum();
  }

  private void assign(int task) {
    double[] distances = new double[clusters];
    for (int row = task * SPAN; row < Math.min(nearest.length, (task + 1) * SPAN); row++) {
      Arrays.fill(distances, 0);
      for (int k = 0; k < dimension; k++) {
        add(rows[row * dimension + k], transposed, k * clusters, distances);
      }
      int best = 0;
      for (int c = 1; c < clusters; c++) {
        best = distances[c] < distances[best] ? c : best;
      }
      nearest[row] = best;
      lowest[row] = distances[best];
    }
  }

  private static void add(double value, double[] coordinates, int from, double[] distances) {
    for (int c = 0; c < distances.length; c++) {
      double difference = value - coordinates[from + c];
      distances[c] += difference * difference;
    }
  }

  private void move() {
    Arrays.fill(sums, 0);
    Arrays.fill(counts, 0);
    for (int row = 0; row < nearest.length; row++) {
      counts[nearest[row]]++;
      for (int k = 0; k < dimension; k++) {
        sums[k * clusters + nearest[row]] += rows[row * dimension + k];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      int count = counts[i % clusters];
      transposed[i] = count == 0 ? transposed[i] : sums[i] / count;
    }
  }
}
