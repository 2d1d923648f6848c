package dev.mizzen.bench.report;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Medians and their intervals. */
final class Statistics {
  private static final int RESAMPLES = 2000;
  private static final long SEED = 42;
  private static final double TAIL = 0.025;

  private Statistics() {}

  /**
   * An estimate and the interval it may lie in.
   *
   * @param value the estimate
   * @param low end of its 95 % bootstrap interval
   * @param high end of its 95 % bootstrap interval
   */
  record Interval(double value, double low, double high) {}

  /** The middle value, NaN if there is none. */
  static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The median with its bootstrap interval (Efron, 1979). */
  static Interval medianInterval(double[] values) {
    return ratio(values, new double[] {1});
  }

  /** How many times as large as {@code under} is {@code over}, by their medians. */
  static Interval ratio(double[] over, double[] under) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] ratios = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      ratios[i] = median(resample(over, random)) / median(resample(under, random));
    }
    Arrays.sort(ratios);
    return new Interval(
        median(over) / median(under),
        ratios[(int) (TAIL * RESAMPLES)],
        ratios[(int) ((1 - TAIL) * RESAMPLES) - 1]);
  }

  private static double[] resample(double[] values, SplittableRandom random) {
    double[] sample = new double[values.length];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = values[random.nextInt(values.length)];
    }
    return sample;
  }
}
