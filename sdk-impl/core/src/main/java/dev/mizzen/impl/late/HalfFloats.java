package dev.mizzen.impl.late;

/** Values of 16 bits, widened to 32. */
final class HalfFloats {
  private HalfFloats() {}

  /** Rounds each value to the nearest half float. */
  static float[] round(float[] values) {
    for (int k = 0; k < values.length; k++) {
      values[k] = Float.float16ToFloat(Float.floatToFloat16(values[k]));
    }
    return values;
  }

  /** Refuses values that are none, or not finite. */
  static void check(String what, float[] values) {
    for (int k = 0; k < values.length; k++) {
      float value = values[k];
      if (!Float.isFinite(value) || Float.float16ToFloat(Float.floatToFloat16(value)) != value) {
        throw new IllegalArgumentException(
            what + " value " + k + " is no finite half float: " + value);
      }
    }
  }
}
