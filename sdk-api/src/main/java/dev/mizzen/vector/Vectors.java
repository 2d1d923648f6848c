package dev.mizzen.vector;

/** Checks shared by the vector values. */
final class Vectors {
  private Vectors() {}

  /** Refuses NaN and infinities: one of them would poison every score it takes part in. */
  static void requireFinite(float[] values, int dimension) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "vector value "
                + values[i]
                + " at row "
                + i / dimension
                + ", column "
                + i % dimension
                + " is not finite; replace or drop it before indexing");
      }
    }
  }
}
