package dev.mizzen.impl.recommend.factor;

/**
 * {@code eˣ} for many x ≤ 0 at once, in a form that the compiler turns into lanes: a polynomial of
 * {@code x/128}, squared seven times. Within a factor of {@code 1 ± 5·10⁻⁵} above −40; below −80 it
 * stays at {@code e⁻⁸⁰}. A softmax over thousands of candidates spends much of its time here, and
 * {@link Math#exp} takes some twenty times as long.
 */
final class Exponential {
  private static final float LOWEST = -80;

  private static final float PART = 1f / 128;

  private Exponential() {}

  /** {@code values[k] ← e^(scale·values[k] − shift)}. */
  static void run(float[] values, int from, int count, float scale, float shift) {
    // One array at one place: with two, the compiler would fear that they overlap.
    for (int k = from; k < from + count; k++) {
      float x = Math.max(scale * values[k] - shift, LOWEST) * PART;
      float y =
          1
              + x
                  * (1
                      + x
                          * (1f / 2
                              + x * (1f / 6 + x * (1f / 24 + x * (1f / 120 + x * (1f / 720))))));
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      y *= y;
      values[k] = y;
    }
  }

  /** The sum of values, in four parts. */
  static double sum(float[] values, int from, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 4 <= count; k += 4) {
      s0 += values[from + k];
      s1 += values[from + k + 1];
      s2 += values[from + k + 2];
      s3 += values[from + k + 3];
    }
    for (; k < count; k++) {
      s0 += values[from + k];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
