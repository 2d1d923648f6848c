package dev.mizzen.impl.eval;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Where a ranking has the one item that was found best: {@code 100·(1 − r/N)} for the place r of N,
 * from 0. So 100 is the first place, 50 what chance gives, and 100/N the last. Of equal scores the
 * one with the lower number comes first.
 *
 * @param mean over the queries
 * @param lower the lower end of the 95 % interval of the mean, by the bootstrap over queries
 * @param upper the upper end
 * @param median half of the queries have more
 * @param topQuartile a quarter of the queries have more
 * @param queries how many there are
 */
public record WinnerPercentiles(
    double mean, double lower, double upper, double median, double topQuartile, int queries) {
  private static final double LEVEL = 0.95;
  private static final int RESAMPLES = 10_000;

  /** The winner's place by these scores, from 0. */
  public static int place(float[] scores, int winner) {
    int place = 0;
    for (int i = 0; i < scores.length; i++) {
      boolean before = scores[i] > scores[winner] || (scores[i] == scores[winner] && i < winner);
      place += before ? 1 : 0;
    }
    return place;
  }

  /** The percentile of a place. */
  public static double percentile(int place, int items) {
    return 100 * (1 - (double) place / items);
  }

  /**
   * Sums up one percentile for each query.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static WinnerPercentiles of(List<Double> percentiles, long seed) {
    if (percentiles.isEmpty()) {
      throw new IllegalArgumentException("need the percentile of at least 1 query, got 0");
    }
    double[] values = percentiles.stream().mapToDouble(Double::doubleValue).toArray();
    double[] interval = PairedTests.bootstrapInterval(values, LEVEL, RESAMPLES, seed);
    Percentile quantile = new Percentile();
    quantile.setData(values);
    return new WinnerPercentiles(
        StatUtils.mean(values),
        interval[0],
        interval[1],
        quantile.evaluate(50),
        quantile.evaluate(75),
        values.length);
  }

  /**
   * How much higher the percentiles of one ranking are than those of another, query by query.
   *
   * @param mean of the differences
   * @param lower the lower end of its 95 % interval, by the paired bootstrap
   * @param upper the upper end
   */
  public record Difference(double mean, double lower, double upper) {
    /**
     * Compares.
     *
     * @throws IllegalArgumentException if there are not as many, or none
     */
    public static Difference of(List<Double> percentiles, List<Double> baseline, long seed) {
      if (percentiles.isEmpty() || percentiles.size() != baseline.size()) {
        throw new IllegalArgumentException(
            "need as many percentiles and at least 1, got "
                + percentiles.size()
                + " and "
                + baseline.size());
      }
      double[] differences = new double[percentiles.size()];
      for (int q = 0; q < differences.length; q++) {
        differences[q] = percentiles.get(q) - baseline.get(q);
      }
      double[] interval = PairedTests.bootstrapInterval(differences, LEVEL, RESAMPLES, seed);
      return new Difference(StatUtils.mean(differences), interval[0], interval[1]);
    }
  }

  /** The share of places among the first {@code k}. */
  public static double hitRate(int[] places, int k) {
    return (double) Arrays.stream(places).filter(place -> place < k).count() / places.length;
  }
}
