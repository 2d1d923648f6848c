package dev.mizzen.bench.workload;

import java.util.Arrays;
import java.util.Locale;

/** Compares an implementation's answer with the reference before its time may count. */
public final class SameAnswers {
  /** How far a score may be off, relative to its size. */
  public static final double TOLERANCE = 1e-4;

  private static final int TOP = 10;

  private SameAnswers() {}

  /**
   * Checks every score, and that the best ten of {@code actual} are best by {@code expected} too,
   * up to ties within the tolerance.
   *
   * @throws IllegalStateException naming the first difference
   */
  public static void check(String implementation, double[] expected, float[] actual) {
    if (actual.length != expected.length) {
      throw new IllegalStateException(
          implementation + " gave " + actual.length + " scores, not " + expected.length);
    }
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(actual[i] - expected[i]) <= slack(expected[i]))) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s is wrong: score %d is %.9g, expected %.9g within %g relative",
                implementation,
                i,
                actual[i],
                expected[i],
                TOLERANCE));
      }
    }
    checkTop(implementation, expected, actual);
  }

  private static void checkTop(String implementation, double[] expected, float[] actual) {
    int count = Math.min(TOP, expected.length);
    double[] sorted = expected.clone();
    Arrays.sort(sorted);
    float[] ranked = actual.clone();
    Arrays.sort(ranked);
    double worst = sorted[expected.length - count];
    float threshold = ranked[actual.length - count];
    for (int i = 0; i < actual.length; i++) {
      if (actual[i] >= threshold && expected[i] < worst - 2 * slack(worst)) {
        throw new IllegalStateException(
            implementation + " is wrong: " + i + " is not among the best " + count);
      }
    }
  }

  private static double slack(double expected) {
    return TOLERANCE * Math.max(Math.abs(expected), 1e-6);
  }
}
