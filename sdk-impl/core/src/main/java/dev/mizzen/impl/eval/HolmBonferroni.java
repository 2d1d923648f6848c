package dev.mizzen.impl.eval;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which of several comparisons stand, when all are made at once (Holm, Scandinavian Journal of
 * Statistics 6, 1979). The p-values are gone through from the lowest: the i-th of m, counted from
 * 0, is held against {@code α/(m − i)}, and the first that is above ends it. So the probability of
 * one false rejection or more is at most α, whatever the comparisons have to do with one another.
 */
public final class HolmBonferroni {
  private HolmBonferroni() {}

  /**
   * Whether each hypothesis of no difference is rejected, in the order given.
   *
   * @throws IllegalArgumentException if a p-value is outside [0, 1], or alpha outside (0, 1)
   */
  public static boolean[] rejected(double[] pValues, double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha must be above 0 and below 1, got " + alpha);
    }
    boolean[] rejected = new boolean[pValues.length];
    int[] order = ascending(pValues);
    for (int i = 0; i < order.length; i++) {
      if (pValues[order[i]] > alpha / (order.length - i)) {
        break;
      }
      rejected[order[i]] = true;
    }
    return rejected;
  }

  /**
   * The lowest alpha at which each would be rejected, in the order given: {@code max over j ≤ i of
   * min(1, (m − j)·p_j)}, sorted.
   *
   * @throws IllegalArgumentException if a p-value is outside [0, 1]
   */
  public static double[] adjusted(double[] pValues) {
    double[] adjusted = new double[pValues.length];
    int[] order = ascending(pValues);
    double highest = 0;
    for (int i = 0; i < order.length; i++) {
      highest = Math.max(highest, Math.min(1, (order.length - i) * pValues[order[i]]));
      adjusted[order[i]] = highest;
    }
    return adjusted;
  }

  private static int[] ascending(double[] pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(
            "p-values must be from 0 to 1, got " + p + " in " + Arrays.toString(pValues));
      }
    }
    return IntStream.range(0, pValues.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> pValues[i]))
        .mapToInt(i -> i)
        .toArray();
  }
}
