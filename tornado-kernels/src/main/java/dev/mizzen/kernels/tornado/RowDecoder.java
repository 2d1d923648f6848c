package dev.mizzen.kernels.tornado;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Copies stored rows as single-precision values, which every device can read. */
final class RowDecoder {
  private static final ValueLayout.OfShort HALF =
      JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat SCALE =
      JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private RowDecoder() {}

  /** Writes {@code count} rows from row {@code first} on to {@code target}, end to end. */
  static void decode(TokenRows rows, int first, int count, MemorySegment target) {
    long from = (long) first * rows.dimension();
    long values = (long) count * rows.dimension();
    switch (rows.type()) {
      case FLOAT32 ->
          MemorySegment.copy(rows.values(), from * Float.BYTES, target, 0, values * Float.BYTES);
      case FLOAT16 -> halves(rows.values(), from, values, target);
      case INT8 -> bytes(rows, first, count, target);
    }
  }

  private static void halves(MemorySegment halves, long from, long values, MemorySegment target) {
    for (long i = 0; i < values; i++) {
      short bits = halves.get(HALF, (from + i) * Short.BYTES);
      target.setAtIndex(JAVA_FLOAT, i, Float.float16ToFloat(bits));
    }
  }

  private static void bytes(TokenRows rows, int first, int count, MemorySegment target) {
    int dimension = rows.dimension();
    long to = 0;
    for (long row = first; row < (long) first + count; row++) {
      float scale = rows.scales().get(SCALE, row * Float.BYTES);
      for (long at = row * dimension; at < (row + 1) * dimension; at++) {
        target.setAtIndex(JAVA_FLOAT, to++, scale * rows.values().get(JAVA_BYTE, at));
      }
    }
  }
}
