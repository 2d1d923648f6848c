package dev.mizzen.impl.late;

/** Refuses values that are not numbers. */
final class Finite {
  private Finite() {}

  /**
   * Looks at all values.
   *
   * @param first the number of the first row, for the message
   */
  static void check(float[] rows, int dimension, int first) {
    for (int k = 0; k < rows.length; k++) {
      if (!Float.isFinite(rows[k])) {
        throw new IllegalArgumentException(
            "value " + k % dimension + " of row " + (first + k / dimension) + " is " + rows[k]);
      }
    }
  }
}
