package dev.mizzen.impl.quantize;

/** Lloyd's algorithm by plain loops in 64-bit floats. */
final class Float64KMeans {
  private Float64KMeans() {}

  /** The inertia of centroids that have moved {@code moves} times. */
  static double inertia(float[] rows, int dimension, float[] start, int moves) {
    int clusters = start.length / dimension;
    double[] centroids = new double[start.length];
    for (int k = 0; k < start.length; k++) {
      centroids[k] = start[k];
    }
    for (int move = 0; ; move++) {
      double inertia = 0;
      double[] sums = new double[centroids.length];
      int[] counts = new int[clusters];
      for (int row = 0; row < rows.length / dimension; row++) {
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < clusters; c++) {
          double distance = 0;
          for (int k = 0; k < dimension; k++) {
            double difference = rows[row * dimension + k] - centroids[c * dimension + k];
            distance += difference * difference;
          }
          if (distance < lowest) {
            lowest = distance;
            best = c;
          }
        }
        inertia += lowest;
        counts[best]++;
        for (int k = 0; k < dimension; k++) {
          sums[best * dimension + k] += rows[row * dimension + k];
        }
      }
      if (move == moves) {
        return inertia;
      }
      for (int k = 0; k < sums.length; k++) {
        if (counts[k / dimension] > 0) {
          centroids[k] = sums[k] / counts[k / dimension];
        }
      }
    }
  }
}
