package dev.mizzen.impl.recommend.factor;

/** Products of two rows. */
final class RowDot {
  private RowDot() {}

  /** {@code ⟨a, b⟩} in eight sums, so that none waits for another. */
  static float dot(float[] a, int aFrom, float[] b, int bFrom, int dimension) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int k = 0;
    for (; k + 8 <= dimension; k += 8) {
      s0 += a[aFrom + k] * b[bFrom + k];
      s1 += a[aFrom + k + 1] * b[bFrom + k + 1];
      s2 += a[aFrom + k + 2] * b[bFrom + k + 2];
      s3 += a[aFrom + k + 3] * b[bFrom + k + 3];
      s4 += a[aFrom + k + 4] * b[bFrom + k + 4];
      s5 += a[aFrom + k + 5] * b[bFrom + k + 5];
      s6 += a[aFrom + k + 6] * b[bFrom + k + 6];
      s7 += a[aFrom + k + 7] * b[bFrom + k + 7];
    }
    for (; k < dimension; k++) {
      s0 += a[aFrom + k] * b[bFrom + k];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }
}
