package dev.mizzen.impl.eval;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/** Intervals and tests of shares, such as of answered questions. All tests are two-sided. */
public final class Proportions {
  private static final double HALF = 0.5;

  private Proportions() {}

  /**
   * Wilson's score interval of a share (JASA 22, 1927), which keeps its level near 0 and 1.
   *
   * @param level such as 0.95
   * @return the lower and the upper end; [0, 1] if nothing was tried
   * @throws IllegalArgumentException if there are more successes than trials, or fewer than 0
   */
  public static double[] wilson(long successes, long trials, double level) {
    require(successes, trials);
    if (trials == 0) {
      return new double[] {0, 1};
    }
    ConfidenceInterval interval =
        new WilsonScoreInterval()
            .createInterval(Math.toIntExact(trials), Math.toIntExact(successes), level);
    return new double[] {
      successes == 0 ? 0 : interval.getLowerBound(),
      successes == trials ? 1 : interval.getUpperBound()
    };
  }

  /**
   * The z-test of two shares over different questions: {@code z = (p₁ − p₂)/√(p(1−p)(1/n₁ + 1/n₂))}
   * with the pooled share p. The normal distribution is close from some five successes and failures
   * on each side.
   *
   * @return the p-value; 1 if both shares are 0, or both 1, or one has no trials
   * @throws IllegalArgumentException if there are more successes than trials, or fewer than 0
   */
  public static double twoSampleZ(long first, long firstTrials, long second, long secondTrials) {
    require(first, firstTrials);
    require(second, secondTrials);
    double pooled = (double) (first + second) / Math.max(1, firstTrials + secondTrials);
    double variance = pooled * (1 - pooled) * (1.0 / firstTrials + 1.0 / secondTrials);
    if (firstTrials == 0 || secondTrials == 0 || variance == 0) {
      return 1;
    }
    double z =
        ((double) first / firstTrials - (double) second / secondTrials) / Math.sqrt(variance);
    return Math.min(1, 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z)));
  }

  /**
   * McNemar's test of two systems on the same questions (Psychometrika 12, 1947), exact: of the
   * questions on which they differ, each system wins half by chance. Cost O(their number).
   *
   * @param onlyFirst questions on which the first alone succeeds
   * @param onlySecond questions on which the second alone does
   * @return the p-value; 1 if they never differ
   */
  public static double mcNemar(int onlyFirst, int onlySecond) {
    int differ = Math.addExact(onlyFirst, onlySecond);
    require(onlyFirst, differ);
    // Not Commons Math's BinomialTest, whose two-sided value changes when the two swap places.
    return Math.min(
        1,
        2
            * new BinomialDistribution(null, differ, HALF)
                .cumulativeProbability(Math.min(onlyFirst, onlySecond)));
  }

  private static void require(long successes, long trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes must be from 0 to the trials, got " + successes + " of " + trials);
    }
  }
}
