package dev.mizzen.impl.index.codec;

import dev.mizzen.index.TokenStorage;
import dev.mizzen.vector.MultiVector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;

/** Turns rows of floats into stored scales and rows. */
final class TokenRows {
  private TokenRows() {}

  static void put(MultiVector vectors, TokenStorage storage, ByteBuffer out) {
    MemorySegment values = vectors.segment();
    switch (storage) {
      case INT8 -> putInt8(values, vectors.count(), vectors.dimension(), out);
      case FLOAT16 -> putFloat16(values, vectors.dimension(), out);
      case FLOAT32 -> putFloat32(values, out);
      case CODES -> throw new IllegalArgumentException("codes have a block of their own");
    }
  }

  private static void putInt8(MemorySegment values, int count, int dimension, ByteBuffer out) {
    float[] scales = new float[count];
    for (int row = 0; row < count; row++) {
      scales[row] = scale(values, row, dimension);
      out.putFloat(scales[row]);
    }
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < dimension; k++) {
        out.put(quantized(at(values, (long) row * dimension + k), scales[row]));
      }
    }
  }

  private static float scale(MemorySegment values, int row, int dimension) {
    float max = 0;
    for (int k = 0; k < dimension; k++) {
      max = Math.max(max, Math.abs(at(values, (long) row * dimension + k)));
    }
    return scale(max);
  }

  /**
   * A subnormal quotient is rounded up, or values would leave ±127; none may overflow on its way
   * back.
   */
  private static float scale(float max) {
    float scale = max / TokenVectorCodec.MAX_INT8;
    if (scale < Float.MIN_NORMAL && (double) scale * TokenVectorCodec.MAX_INT8 < max) {
      return Math.nextUp(scale);
    }
    return Float.isInfinite(scale * TokenVectorCodec.MAX_INT8) ? Math.nextDown(scale) : scale;
  }

  private static byte quantized(float value, float scale) {
    return scale == 0 ? 0 : (byte) Math.rint((double) value / scale);
  }

  private static void putFloat16(MemorySegment values, int dimension, ByteBuffer out) {
    for (long i = 0; i < values.byteSize() / Float.BYTES; i++) {
      float value = at(values, i);
      if (Math.abs(value) > TokenVectorCodec.MAX_HALF) {
        throw new IllegalArgumentException(
            "token vector value "
                + value
                + " at row "
                + i / dimension
                + ", column "
                + i % dimension
                + " is beyond FLOAT16's "
                + TokenVectorCodec.MAX_HALF
                + "; use TokenStorage.INT8 or scale the vectors");
      }
      out.putShort(Float.floatToFloat16(value));
    }
  }

  private static void putFloat32(MemorySegment values, ByteBuffer out) {
    for (long i = 0; i < values.byteSize() / Float.BYTES; i++) {
      out.putFloat(at(values, i));
    }
  }

  private static float at(MemorySegment values, long index) {
    return values.getAtIndex(ValueLayout.JAVA_FLOAT, index);
  }
}
