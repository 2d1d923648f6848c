package dev.mizzen.bench.rag;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/** Differences of two systems on the same questions, with 95 % of 10,000 resampled means. */
final class PairedIntervals {
  private static final int RESAMPLES = 10_000;
  private static final int SEED = 42;

  private PairedIntervals() {}

  /**
   * Puts the mean difference under {@code key}, its ends under {@code key_low} and {@code _high}.
   */
  static void put(Map<String, Object> figures, String key, double[] one, double[] other) {
    double[] differences = new double[one.length];
    for (int q = 0; q < one.length; q++) {
      differences[q] = one[q] - other[q];
    }
    double[] means = resampled(differences);
    figures.put(key, mean(differences));
    figures.put(key + "_low", means[(int) (0.025 * RESAMPLES)]);
    figures.put(key + "_high", means[(int) (0.975 * RESAMPLES)]);
  }

  /** 0 of nothing. */
  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double[] resampled(double[] differences) {
    Random random = new Random(SEED);
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      for (int q = 0; q < differences.length; q++) {
        means[r] += differences[random.nextInt(differences.length)] / differences.length;
      }
    }
    Arrays.sort(means);
    return means;
  }
}
