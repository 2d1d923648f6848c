package dev.mizzen.kernels.scalar;

/** One row scaled to length 1, in 64-bit floats: four sums are in flight, added in pairs. */
public final class UnitRow {
  private UnitRow() {}

  /** Scales {@code values[from .. from + count)} in place; zeros stay zeros. */
  public static void scale(float[] values, int from, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int end = from + count;
    int k = from;
    for (; k + 3 < end; k += 4) {
      a += (double) values[k] * values[k];
      b += (double) values[k + 1] * values[k + 1];
      c += (double) values[k + 2] * values[k + 2];
      d += (double) values[k + 3] * values[k + 3];
    }
    for (; k < end; k++) {
      a += (double) values[k] * values[k];
    }
    double norm = Math.sqrt((a + b) + (c + d));
    double factor = norm == 0 ? 0 : 1 / norm;
    for (k = from; k < end; k++) {
      values[k] = (float) (values[k] * factor);
    }
  }
}
