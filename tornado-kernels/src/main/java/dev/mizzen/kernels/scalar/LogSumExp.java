package dev.mizzen.kernels.scalar;

import java.util.Arrays;

/**
 * Running sums of exponentials, each relative to the largest term so far (online softmax: Milakov
 * and Gimelshein, arXiv:1805.02867).
 */
final class LogSumExp {
  private final double[] maximum;
  private final double[] sum;

  LogSumExp(int sums) {
    maximum = new double[sums];
    sum = new double[sums];
    Arrays.fill(maximum, Double.NEGATIVE_INFINITY);
  }

  /** Adds {@code exp(logit)} to sum {@code i}. */
  void add(int i, double logit) {
    if (logit > maximum[i]) {
      sum[i] = sum[i] * Math.exp(maximum[i] - logit) + 1;
      maximum[i] = logit;
    } else {
      sum[i] += Math.exp(logit - maximum[i]);
    }
  }

  /** The logarithm of sum {@code i}. */
  double value(int i) {
    return maximum[i] + Math.log(sum[i]);
  }
}
