package dev.mizzen.impl.semantic.click;

/** Rows taken from tables and brought back, and stretches of columns. All row-major. */
final class Rows {
  private Rows() {}

  /**
   * Row {@code numbers[i]} of a table to columns {@code at .. at + width} of row i.
   *
   * @param to {@code [n × toWidth]}
   */
  static void gather(float[] table, int[] numbers, int width, float[] to, int toWidth, int at) {
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(table, numbers[i] * width, to, i * toWidth + at, width);
    }
  }

  /** Adds what {@link #gather} took, in the order of the rows. */
  static void scatter(
      float[] from, int fromWidth, int at, int[] numbers, int width, float[] table) {
    for (int i = 0; i < numbers.length; i++) {
      int source = i * fromWidth + at;
      int target = numbers[i] * width;
      for (int k = 0; k < width; k++) {
        table[target + k] += from[source + k];
      }
    }
  }

  /** Copies rows of {@code width} values to columns {@code at .. at + width}. */
  static void put(float[] from, int width, float[] to, int toWidth, int at) {
    for (int i = 0; width > 0 && i < from.length / width; i++) {
      System.arraycopy(from, i * width, to, i * toWidth + at, width);
    }
  }

  /** Adds columns {@code at .. at + width} to rows of {@code width} values. */
  static void take(float[] from, int fromWidth, int at, int width, float[] to) {
    for (int i = 0; width > 0 && i < to.length / width; i++) {
      for (int k = 0; k < width; k++) {
        to[i * width + k] += from[i * fromWidth + at + k];
      }
    }
  }

  /** Adds {@code factor} times {@code from}. */
  static void add(float[] from, double factor, float[] to) {
    for (int k = 0; k < to.length; k++) {
      to[k] = (float) (to[k] + factor * from[k]);
    }
  }
}
