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
    checkEach(implementation, expected, actual, 1e-6);
    checkTop(implementation, expected, actual);
  }

  /**
   * Checks every value, relative to its own size or to the typical one, whichever is larger: sums
   * of terms of both signs may cancel.
   *
   * @throws IllegalStateException naming the first difference
   */
  public static void checkAll(String implementation, double[] expected, float[] actual) {
    double squares = 0;
    for (double value : expected) {
      squares += value * value;
    }
    checkEach(implementation, expected, actual, Math.sqrt(squares / expected.length));
  }

  private static void checkEach(
      String implementation, double[] expected, float[] actual, double floor) {
    if (actual.length != expected.length) {
      throw new IllegalStateException(
          implementation + " gave " + actual.length + " scores, not " + expected.length);
    }
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(actual[i] - expected[i]) <= slack(expected[i], floor))) {
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
      if (actual[i] >= threshold && expected[i] < worst - 2 * slack(worst, 1e-6)) {
        throw new IllegalStateException(
            implementation + " is wrong: " + i + " is not among the best " + count);
      }
    }
  }

  private static double slack(double expected, double floor) {
    return TOLERANCE * Math.max(Math.abs(expected), floor);
  }
}
