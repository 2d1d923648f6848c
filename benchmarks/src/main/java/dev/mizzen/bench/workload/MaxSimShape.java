package dev.mizzen.bench.workload;

import java.util.Arrays;

/**
 * How large a MaxSim batch is, written {@code documents x tokens x queryTokens x dimension}.
 *
 * @param documents that are scored
 * @param tokens of each
 * @param queryTokens of the one query
 * @param dimension of a token vector
 */
public record MaxSimShape(int documents, int tokens, int queryTokens, int dimension) {
  /** Reads the form of a benchmark parameter, such as {@code 500x300x32x128}. */
  public static MaxSimShape parse(String text) {
    int[] sizes = sizes(text, 4);
    return new MaxSimShape(sizes[0], sizes[1], sizes[2], sizes[3]);
  }

  /** The numbers between the letters x. */
  static int[] sizes(String text, int count) {
    int[] sizes = Arrays.stream(text.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    if (sizes.length != count) {
      throw new IllegalArgumentException(
          "'" + text + "' has " + sizes.length + " sizes, not " + count);
    }
    return sizes;
  }

  /** Rows of all documents. */
  public long rows() {
    return (long) documents * tokens;
  }

  /** Useful floating-point operations, a multiply-add counting as two. */
  public double flops() {
    return 2.0 * rows() * queryTokens * dimension;
  }
}
