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
}
