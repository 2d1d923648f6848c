package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * What half floats are made of: with s and e the sign and exponent bits, {@code p = 32s + e}, and f
 * the ten lower bits, a half float is {@code table[p] · (table[64 + p] + f)}. For ordinary numbers
 * that is {@code ±2^(e − 25) · (1024 + f)}, for subnormal ones {@code ±2^−24 · f}, both exact; for
 * e = 31 it is not a number, infinities included.
 */
final class HalfPowers {
  private static final int POWERS = 64;

  private HalfPowers() {}

  static FloatArray table() {
    FloatArray table = new FloatArray(2 * POWERS);
    for (int p = 0; p < POWERS; p++) {
      int exponent = p & 31;
      float power = exponent == 31 ? Float.NaN : Math.scalb(1f, Math.max(1, exponent) - 25);
      table.set(p, p < 32 ? power : -power);
      table.set(POWERS + p, exponent == 0 ? 0 : 1024);
    }
    return table;
  }
}
