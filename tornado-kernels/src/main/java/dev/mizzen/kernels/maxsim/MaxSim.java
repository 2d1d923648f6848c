package dev.mizzen.kernels.maxsim;

import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/** The door to a {@link MaxSimKernel}: checks the arguments once, so that kernels need not. */
public final class MaxSim implements MaxSimKernel {
  private final MaxSimKernel kernel;

  /** A door to {@code kernel}. */
  public MaxSim(MaxSimKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the others, or {@code starts} shrinks
   *     or leaves the rows
   */
  @Override
  public void maxSim(
      float[] query, TokenRows documents, int[] starts, float[] scores, int @Nullable [] best) {
    int queryRows = queryRows(query, documents.dimension());
    checkStarts(starts, documents.rows());
    checkResults(queryRows, starts.length - 1, scores, best);
    kernel.maxSim(query, documents, starts, scores, best);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if {@code starts} shrinks or leaves the rows
   */
  @Override
  public MaxSimCorpus hold(TokenRows documents, int[] starts) {
    checkStarts(starts, documents.rows());
    return new CheckedCorpus(kernel.hold(documents, starts));
  }

  static void checkResults(int queryRows, int documents, float[] scores, int @Nullable [] best) {
    checkLength("scores", scores.length, documents);
    if (best != null) {
      checkLength("best", best.length, (long) documents * queryRows);
    }
  }

  static int queryRows(float[] query, int dimension) {
    if (query.length == 0 || query.length % dimension != 0) {
      throw new IllegalArgumentException(
          "a query of "
              + query.length
              + " values is not one or more rows of dimension "
              + dimension);
    }
    return query.length / dimension;
  }

  static void checkStarts(int[] starts, long rows) {
    if (starts.length == 0) {
      throw new IllegalArgumentException("starts needs one more entry than documents, got 0");
    }
    for (int d = 0; d + 1 < starts.length; d++) {
      if (starts[d] > starts[d + 1]) {
        throw new IllegalArgumentException(
            "starts shrinks from " + starts[d] + " to " + starts[d + 1] + " at document " + d);
      }
    }
    if (starts[0] < 0 || starts[starts.length - 1] > rows) {
      throw new IllegalArgumentException(
          "starts runs from "
              + starts[0]
              + " to "
              + starts[starts.length - 1]
              + ", but there are "
              + rows
              + " rows");
    }
  }

  /** A bit for each of {@code rows} rows. */
  static void checkPresent(String whose, long @Nullable [] present, int rows) {
    int words = (rows + 63) >>> 6;
    if (present != null && present.length < words) {
      throw new IllegalArgumentException(
          "present has "
              + present.length
              + " words, but "
              + rows
              + " "
              + whose
              + " rows need "
              + words
              + " words of 64 bits");
    }
  }

  /** Queries and documents of one dimension. */
  static void checkDimensions(int queries, int documents) {
    if (queries != documents) {
      throw new IllegalArgumentException(
          "queries have dimension " + queries + ", documents " + documents);
    }
  }

  static void checkLength(String name, int actual, long expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          name + " has " + actual + " entries, but the batch needs " + expected);
    }
  }
}
