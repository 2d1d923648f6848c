package dev.mizzen.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.mizzen.kernels.ElementType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The inner product of a query row and a stored row, before any scale. Four sums are in flight,
 * because each addition waits some four cycles for the one before it in the same sum.
 */
@FunctionalInterface
interface RowDot {
  /** A stored float, at any alignment. */
  ValueLayout.OfFloat FLOAT = JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** The bits of a stored half float, at any alignment. */
  ValueLayout.OfShort HALF = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Inner product of {@code query[from .. from + dimension)} and row {@code row}. */
  float dot(float[] query, int from, MemorySegment rows, long row, int dimension);

  /** The one for rows of {@code type}. */
  static RowDot of(ElementType type) {
    return switch (type) {
      case FLOAT32 -> RowDot::float32;
      case FLOAT16 -> RowDot::float16;
      case INT8 -> RowDot::int8;
    };
  }

  private static float float32(
      float[] query, int from, MemorySegment rows, long row, int dimension) {
    long at = row * dimension;
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int k = 0;
    for (; k + 3 < dimension; k += 4) {
      a += query[from + k] * rows.get(FLOAT, (at + k) * Float.BYTES);
      b += query[from + k + 1] * rows.get(FLOAT, (at + k + 1) * Float.BYTES);
      c += query[from + k + 2] * rows.get(FLOAT, (at + k + 2) * Float.BYTES);
      d += query[from + k + 3] * rows.get(FLOAT, (at + k + 3) * Float.BYTES);
    }
    for (; k < dimension; k++) {
      a += query[from + k] * rows.get(FLOAT, (at + k) * Float.BYTES);
    }
    return (a + b) + (c + d);
  }

  private static float float16(
      float[] query, int from, MemorySegment rows, long row, int dimension) {
    long at = row * dimension;
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int k = 0;
    for (; k + 3 < dimension; k += 4) {
      a += query[from + k] * half(rows, at + k);
      b += query[from + k + 1] * half(rows, at + k + 1);
      c += query[from + k + 2] * half(rows, at + k + 2);
      d += query[from + k + 3] * half(rows, at + k + 3);
    }
    for (; k < dimension; k++) {
      a += query[from + k] * half(rows, at + k);
    }
    return (a + b) + (c + d);
  }

  private static float int8(float[] query, int from, MemorySegment rows, long row, int dimension) {
    long at = row * dimension;
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int k = 0;
    for (; k + 3 < dimension; k += 4) {
      a += query[from + k] * rows.get(JAVA_BYTE, at + k);
      b += query[from + k + 1] * rows.get(JAVA_BYTE, at + k + 1);
      c += query[from + k + 2] * rows.get(JAVA_BYTE, at + k + 2);
      d += query[from + k + 3] * rows.get(JAVA_BYTE, at + k + 3);
    }
    for (; k < dimension; k++) {
      a += query[from + k] * rows.get(JAVA_BYTE, at + k);
    }
    return (a + b) + (c + d);
  }

  private static float half(MemorySegment rows, long index) {
    return Float.float16ToFloat(rows.get(HALF, index * Short.BYTES));
  }
}
