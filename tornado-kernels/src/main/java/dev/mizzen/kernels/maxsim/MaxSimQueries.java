package dev.mizzen.kernels.maxsim;

import org.jspecify.annotations.Nullable;

/**
 * The token vectors of one or more queries, end to end, with a mask if some rows do not count. A
 * view: nothing is copied, and the arrays must not change while it is used.
 */
public final class MaxSimQueries {
  private final float[] values;
  private final int dimension;
  private final int[] starts;
  private final long @Nullable [] present;

  /**
   * Checks the sizes against each other.
   *
   * @param values {@code [rows × dimension]}, row-major, finite
   * @param dimension values in a row
   * @param starts {@code [N + 1]}, growing; query n owns the rows from {@code starts[n]} to before
   *     {@code starts[n + 1]}
   * @param present a bit for each row, the lowest of word 0 for row 0: a row whose bit is not set
   *     adds nothing to its query's scores; null if all count
   * @throws IllegalArgumentException if the values are not whole rows, {@code starts} leaves them
   *     or gives a query no row, or {@code present} is too short
   */
  public MaxSimQueries(float[] values, int dimension, int[] starts, long @Nullable [] present) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
    }
    if (values.length % dimension != 0) {
      throw new IllegalArgumentException(
          values.length + " query values are not whole rows of dimension " + dimension);
    }
    MaxSim.checkStarts(starts, values.length / dimension);
    for (int n = 0; n + 1 < starts.length; n++) {
      if (starts[n] == starts[n + 1]) {
        throw new IllegalArgumentException(
            "query " + n + " has no rows: both its starts are " + starts[n]);
      }
    }
    MaxSim.checkPresent("query", present, starts[starts.length - 1]);
    this.values = values;
    this.dimension = dimension;
    this.starts = starts;
    this.present = present;
  }

  /** One query, all of whose rows count. */
  public static MaxSimQueries of(float[] query, int dimension) {
    return new MaxSimQueries(query, dimension, new int[] {0, query.length / dimension}, null);
  }

  /** {@code [rows × dimension]}, row-major. */
  public float[] values() {
    return values;
  }

  /** Values in a row. */
  public int dimension() {
    return dimension;
  }

  /** {@code [N + 1]}: where each query begins. */
  public int[] starts() {
    return starts;
  }

  /** A bit for each row that counts; null if all do. */
  public long @Nullable [] present() {
    return present;
  }

  /** The number of queries. */
  public int count() {
    return starts.length - 1;
  }

  /** The rows of all queries. */
  public int rows() {
    return starts[count()] - starts[0];
  }

  /** The most rows that a query has; 0 if there is none. */
  public int mostRows() {
    int most = 0;
    for (int n = 0; n < count(); n++) {
      most = Math.max(most, starts[n + 1] - starts[n]);
    }
    return most;
  }
}
