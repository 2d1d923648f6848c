package dev.mizzen.impl.eval;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** Resampling tests on the differences of two systems, one difference for each query. */
final class PairedTests {
  private PairedTests() {}

  /**
   * The percentile interval of the mean over queries drawn with replacement.
   *
   * @return the lower and the upper end
   */
  static double[] bootstrapInterval(double[] differences, double level, int resamples, long seed) {
    RandomGenerator random = new Well19937c(seed);
    double[] means = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      double sum = 0;
      for (int i = 0; i < differences.length; i++) {
        sum += differences[random.nextInt(differences.length)];
      }
      means[r] = sum / differences.length;
    }
    Percentile percentile = new Percentile();
    percentile.setData(means);
    double tail = 100 * (1 - level) / 2;
    return new double[] {percentile.evaluate(tail), percentile.evaluate(100 - tail)};
  }

  /**
   * How probable a mean at least as far from 0 is when each difference's sign is a coin's toss. The
   * observed signs count as one of the tosses, so that the value is never 0.
   */
  static double randomisationPValue(double[] differences, int resamples, long seed) {
    double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
    // Sums in another order may differ in the last bits; without the slack such ties would be lost.
    double slack = 1e-12 * Arrays.stream(nonZero).map(Math::abs).sum();
    double observed = Math.abs(StatUtils.sum(nonZero)) - slack;
    RandomGenerator random = new Well19937c(seed);
    int asExtreme = 1;
    for (int r = 0; r < resamples; r++) {
      double sum = 0;
      for (double difference : nonZero) {
        sum += random.nextBoolean() ? difference : -difference;
      }
      asExtreme += Math.abs(sum) >= observed ? 1 : 0;
    }
    return (double) asExtreme / (resamples + 1);
  }
}
