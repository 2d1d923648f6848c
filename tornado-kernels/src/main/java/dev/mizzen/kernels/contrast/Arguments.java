package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.Nullable;

/** Checks that several doors share. */
final class Arguments {
  private Arguments() {}

  static void checkLength(String name, int actual, long expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          name + " has " + actual + " entries, but the batch needs " + expected);
    }
  }

  static void checkLengthIfGiven(String name, float @Nullable [] values, long expected) {
    if (values != null) {
      checkLength(name, values.length, expected);
    }
  }

  /** The number of rows of {@code dimension} values, at least one. */
  static int rows(String name, float[] values, int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
    }
    if (values.length == 0 || values.length % dimension != 0) {
      throw new IllegalArgumentException(
          name
              + " has "
              + values.length
              + " entries, not one or more rows of dimension "
              + dimension);
    }
    return values.length / dimension;
  }

  static void checkTemperature(float temperature) {
    if (!(temperature > 0 && temperature < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "temperature must be positive and finite, got " + temperature);
    }
  }

  /** Both gradients or neither. */
  static void checkPair(
      String first, float @Nullable [] one, String second, float @Nullable [] other) {
    if ((one == null) != (other == null)) {
      throw new IllegalArgumentException(
          (one == null ? second : first)
              + " was given without "
              + (one == null ? first : second)
              + ": give both or neither");
    }
  }

  static void checkIndices(String name, int[] indices, int lowest, int rows) {
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < lowest || indices[i] >= rows) {
        throw new IllegalArgumentException(
            name + "[" + i + "] is " + indices[i] + ", but there are " + rows + " rows");
      }
    }
  }

  /** Groups from {@code starts[g]} to before {@code starts[g + 1]}, which must cover all values. */
  static void checkStarts(int[] starts, int values) {
    if (starts.length == 0) {
      throw new IllegalArgumentException("starts needs one more entry than groups, got 0");
    }
    for (int g = 0; g + 1 < starts.length; g++) {
      if (starts[g] > starts[g + 1]) {
        throw new IllegalArgumentException(
            "starts shrinks from " + starts[g] + " to " + starts[g + 1] + " at group " + g);
      }
    }
    if (starts[0] != 0 || starts[starts.length - 1] != values) {
      throw new IllegalArgumentException(
          "starts runs from "
              + starts[0]
              + " to "
              + starts[starts.length - 1]
              + ", but there are "
              + values
              + " scores from 0 on");
    }
  }
}
