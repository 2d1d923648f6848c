package dev.mizzen.kernels.simd;

/** One thread's rows before they are rotated, and the sums of {@link RotateBlock}. */
final class RotateScratch {
  final double[] sums = RotateBlock.sums();
  private float[] rows = {};

  /** Room for {@code values}. */
  float[] rows(int values) {
    if (rows.length < values) {
      rows = new float[values];
    }
    return rows;
  }
}
