package dev.mizzen.bench.rag;

import java.util.Arrays;

/** The area under the receiver operating characteristic: the probability of the right order. */
public final class Auroc {
  private Auroc() {}

  /** {@code P(positive > negative) + P(equal)/2}. Cost: a sort. */
  public static double of(double[] positive, double[] negative) {
    double[] sorted = negative.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (double value : positive) {
      sum += (below(sorted, value) + below(sorted, Math.nextUp(value))) / 2.0;
    }
    return sum / ((double) positive.length * negative.length);
  }

  private static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
