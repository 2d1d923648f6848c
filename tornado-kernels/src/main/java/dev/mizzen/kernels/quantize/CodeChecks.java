package dev.mizzen.kernels.quantize;

/** What the doors of this package check, with the numbers in the message. */
final class CodeChecks {
  private CodeChecks() {}

  /** Refuses a table that is not one or more whole rows. */
  static void table(String name, int length, int dimension) {
    if (length == 0 || length % dimension != 0) {
      throw new IllegalArgumentException(
          name
              + " has "
              + length
              + " values, which is not one or more rows of dimension "
              + dimension);
    }
  }

  /** Refuses an array of another length than the batch needs. */
  static void length(String name, int actual, long expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          name + " has " + actual + " entries, but the batch needs " + expected);
    }
  }

  /** Refuses starts that shrink, or do not end at the table's end. */
  static void starts(int[] starts, int length, int dimension) {
    if (starts.length < 2 || starts[0] != 0) {
      throw new IllegalArgumentException("starts needs one more entry than groups, from 0");
    }
    for (int g = 0; g + 1 < starts.length; g++) {
      if (starts[g] > starts[g + 1]) {
        throw new IllegalArgumentException(
            "starts shrinks from " + starts[g] + " to " + starts[g + 1] + " at group " + g);
      }
    }
    length("centroids", length, (long) starts[starts.length - 1] * dimension);
  }

  /** Refuses rows of another dimension than the tables have. */
  static void dimension(int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          "rows of dimension " + actual + " do not fit tables of dimension " + expected);
    }
  }
}
