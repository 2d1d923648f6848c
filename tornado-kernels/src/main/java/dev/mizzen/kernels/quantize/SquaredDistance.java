package dev.mizzen.kernels.quantize;

/**
 * The squared Euclidean distance by which every code is decided: {@code Σₖ (aₖ − bₖ)²} in 64-bit
 * floats. It is one fixed sequence of operations, so that all backends choose the same centroids:
 * term k is added to sum {@code k mod 8}, and the sums are added in pairs (0 + 4, 1 + 5, 2 + 6, 3 +
 * 7, then halves again). The result is within {@code (n + 6) · 2⁻⁵³} of its exact value,
 * relatively.
 */
public final class SquaredDistance {
  private SquaredDistance() {}

  /** The distance of {@code a[i .. i + dimension)} and {@code b[j .. j + dimension)}. */
  public static double between(float[] a, int i, float[] b, int j, int dimension) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int k = 0;
    for (; k + 7 < dimension; k += 8) {
      s0 += square(a[i + k], b[j + k]);
      s1 += square(a[i + k + 1], b[j + k + 1]);
      s2 += square(a[i + k + 2], b[j + k + 2]);
      s3 += square(a[i + k + 3], b[j + k + 3]);
      s4 += square(a[i + k + 4], b[j + k + 4]);
      s5 += square(a[i + k + 5], b[j + k + 5]);
      s6 += square(a[i + k + 6], b[j + k + 6]);
      s7 += square(a[i + k + 7], b[j + k + 7]);
    }
    int rest = dimension - k;
    s0 += rest > 0 ? square(a[i + k], b[j + k]) : 0;
    s1 += rest > 1 ? square(a[i + k + 1], b[j + k + 1]) : 0;
    s2 += rest > 2 ? square(a[i + k + 2], b[j + k + 2]) : 0;
    s3 += rest > 3 ? square(a[i + k + 3], b[j + k + 3]) : 0;
    s4 += rest > 4 ? square(a[i + k + 4], b[j + k + 4]) : 0;
    s5 += rest > 5 ? square(a[i + k + 5], b[j + k + 5]) : 0;
    s6 += rest > 6 ? square(a[i + k + 6], b[j + k + 6]) : 0;
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }

  private static double square(float a, float b) {
    double difference = (double) a - b;
    return difference * difference;
  }
}
