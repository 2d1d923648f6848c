package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Stored rows as single floats: the values that codes are computed from. */
public final class FloatRows {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort HALF =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private FloatRows() {}

  /**
   * Copies whole rows to {@code to[0 .. count · dimension)}. Half floats are widened; a byte times
   * its row's scale is rounded once.
   */
  public static void copy(TokenRows rows, long first, int count, float[] to) {
    copy(rows, first, count, to, 0);
  }

  /** As {@link #copy(TokenRows, long, int, float[])}, from {@code to[at]} on. */
  public static void copy(TokenRows rows, long first, int count, float[] to, int at) {
    int values = count * rows.dimension();
    long from = first * rows.dimension();
    switch (rows.type()) {
      case FLOAT32 -> MemorySegment.copy(rows.values(), FLOAT, from * Float.BYTES, to, at, values);
      case FLOAT16 -> {
        for (int k = 0; k < values; k++) {
          to[at + k] = Float.float16ToFloat(rows.values().get(HALF, (from + k) * Short.BYTES));
        }
      }
      case INT8 -> {
        for (int row = 0; row < count; row++) {
          copyScaled(rows, first + row, to, at + row * rows.dimension());
        }
      }
    }
  }

  private static void copyScaled(TokenRows rows, long row, float[] to, int at) {
    float scale = rows.scales().get(FLOAT, row * Float.BYTES);
    long from = row * rows.dimension();
    for (int k = 0; k < rows.dimension(); k++) {
      to[at + k] = scale * rows.values().get(ValueLayout.JAVA_BYTE, from + k);
    }
  }
}
