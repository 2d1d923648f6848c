package dev.mizzen.lucene;

import dev.mizzen.impl.index.codec.TokenVectorBlob;
import dev.mizzen.kernels.ElementType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Stored token vectors of some documents as floats, end to end. For one thread; kept. */
final class TokenFloats {
  /** Values in a batch: 256 KiB, which a second-level cache holds. */
  static final int BATCH = 1 << 16;

  private float[] values = {};

  /** {@code [rows × dimension]}, until more are appended; only what was appended means anything. */
  float[] values() {
    return values;
  }

  /**
   * Appends the vectors of a document.
   *
   * @param from the rows before them
   */
  void append(TokenVectorBlob value, int from, TokenQuery query) {
    int size = value.count() * value.dimension();
    long at = (long) from * query.dimension();
    values = grown(values, at + size, query);
    if (value.type() == ElementType.FLOAT32) {
      MemorySegment.copy(value.rows(), TokenVectorBlob.FLOAT, 0, values, (int) at, size);
    } else {
      decode(value, (int) at);
    }
  }

  private void decode(TokenVectorBlob value, int at) {
    int dimension = value.dimension();
    for (int row = 0; row < value.count(); row++) {
      int to = at + row * dimension;
      long from = (long) row * dimension;
      if (value.type() == ElementType.INT8) {
        float scale = value.scales().get(TokenVectorBlob.FLOAT, (long) row * Float.BYTES);
        for (int k = 0; k < dimension; k++) {
          values[to + k] = value.rows().get(ValueLayout.JAVA_BYTE, from + k) * scale;
        }
      } else {
        for (int k = 0; k < dimension; k++) {
          short half = value.rows().get(TokenVectorBlob.HALF, (from + k) * Short.BYTES);
          values[to + k] = Float.float16ToFloat(half);
        }
      }
    }
  }

  /** {@code array}, or a longer one with the same values. */
  static float[] grown(float[] array, long needed, TokenQuery query) {
    if (needed > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "field '"
              + query.field()
              + "' holds a document of more than "
              + (Integer.MAX_VALUE - 8L) / query.dimension()
              + " vectors, too many to score");
    }
    if (needed <= array.length) {
      return array;
    }
    long length = Math.min(Integer.MAX_VALUE - 8, Math.max(BATCH / 8, array.length * 3L / 2));
    return Arrays.copyOf(array, (int) Math.max(needed, length));
  }
}
