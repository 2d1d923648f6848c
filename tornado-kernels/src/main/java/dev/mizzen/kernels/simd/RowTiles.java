package dev.mizzen.kernels.simd;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Stored rows as floats in an array: where they lie if they are such, else decoded. */
final class RowTiles {
  private static final ValueLayout.OfFloat FLOAT =
      JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort HALF =
      JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private RowTiles() {}

  /** The array that holds {@code rows} as they are, or null if they must be decoded. */
  static float @Nullable [] array(TokenRows rows) {
    boolean asStored =
        rows.type() == ElementType.FLOAT32
            && rows.values().address() % Float.BYTES == 0
            && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    return asStored && rows.values().heapBase().orElse(null) instanceof float[] array
        ? array
        : null;
  }

  /** The index of the first value in {@link #array}. */
  static int offset(TokenRows rows) {
    return (int) (rows.values().address() / Float.BYTES);
  }

  /** Writes {@code count} rows from {@code row} to the start of {@code to}, without scales. */
  static void decode(TokenRows rows, int row, int count, float[] to) {
    int dimension = rows.dimension();
    long from = (long) row * dimension * rows.type().bytes();
    int length = count * dimension;
    MemorySegment values = rows.values();
    switch (rows.type()) {
      case FLOAT32 -> MemorySegment.copy(values, FLOAT, from, to, 0, length);
      case FLOAT16 -> {
        for (int k = 0; k < length; k++) {
          to[k] = Float.float16ToFloat(values.get(HALF, from + (long) k * Short.BYTES));
        }
      }
      case INT8 -> {
        for (int k = 0; k < length; k++) {
          to[k] = values.get(JAVA_BYTE, from + k);
        }
      }
    }
  }

  /** Multiplies the inner products of {@code count} rows from {@code row} by the rows' scales. */
  static void scale(TokenRows rows, int row, int count, float[] sums) {
    for (int j = 0; j < count; j++) {
      float scale = rows.scales().get(FLOAT, (long) (row + j) * Float.BYTES);
      for (int lane = 0; lane < MaxSimTile.LANES; lane++) {
        sums[j * MaxSimTile.LANES + lane] *= scale;
      }
    }
  }
}
