package dev.mizzen.kernels.quantize;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Vectors of one bit for each dimension, in any memory; all little-endian. A view.
 *
 * @param bits {@code [n × size / 64]} words of 64 bits; bit i of word w is dimension 64·w + i
 * @param factors {@code [n × 4]} floats for {@link BinaryScanKernel#estimate}: what to add to a
 *     distance, what to multiply an inner product by, how many bits are set, and the standard
 *     error; empty if only {@link BinaryScanKernel#hamming} is asked for
 * @param size dimensions, a multiple of 64
 */
public record BinaryCodes(MemorySegment bits, MemorySegment factors, int size) {
  /** Floats for each vector. */
  public static final int FACTORS = 4;

  private static final ValueLayout.OfFloat FLOAT =
      JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /**
   * Checks the sizes against each other.
   *
   * @throws IllegalArgumentException if {@code bits} are not whole vectors, or the factors are for
   *     another number of them
   */
  public BinaryCodes {
    if (size < 64 || size % 64 != 0) {
      throw new IllegalArgumentException("size must be a multiple of 64, got " + size);
    }
    long expected = (long) ScanChecks.rows("bits", bits.byteSize(), size / 8) * FACTORS * 4;
    if (factors.byteSize() != 0 && factors.byteSize() != expected) {
      throw new IllegalArgumentException(
          bits.byteSize() / (size / 8)
              + " vectors need "
              + expected
              + " bytes of factors or none, got "
              + factors.byteSize());
    }
  }

  /** The number of vectors. */
  public int count() {
    return (int) (bits.byteSize() / (size / 8));
  }

  /** Words of 64 bits in a vector. */
  public int words() {
    return size / 64;
  }

  /** Factor {@code i} of vector {@code v}. */
  public float factor(int v, int i) {
    return factors.get(FLOAT, ((long) v * FACTORS + i) * Float.BYTES);
  }
}
