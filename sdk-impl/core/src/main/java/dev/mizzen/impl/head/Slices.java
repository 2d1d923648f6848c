package dev.mizzen.impl.head;

import java.util.Arrays;

/** Parts of arrays. */
final class Slices {
  private Slices() {}

  /** The array itself if the part begins at 0, else a copy. */
  static float[] of(float[] values, int from, int length) {
    return from == 0 ? values : Arrays.copyOfRange(values, from, from + length);
  }
}
