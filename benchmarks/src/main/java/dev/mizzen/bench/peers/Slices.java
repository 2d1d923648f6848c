package dev.mizzen.bench.peers;

import java.util.Arrays;

/** Rows as arrays of their own, for libraries that take nothing else. */
final class Slices {
  private Slices() {}

  /** {@code count} rows from row {@code first} on. */
  static float[][] rows(float[] values, int first, int count, int dimension) {
    float[][] rows = new float[count][];
    for (int r = 0; r < count; r++) {
      int from = (first + r) * dimension;
      rows[r] = Arrays.copyOfRange(values, from, from + dimension);
    }
    return rows;
  }
}
