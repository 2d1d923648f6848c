package dev.mizzen.kernels.simd;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** Stored rows as floats in an array: where they lie if they are such, else decoded. */
final class RowTiles {
  private static final ValueLayout.OfFloat FLOAT =
      JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort HALF =
      JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Eight bytes become eight floats, in one vector or two. */
  private static final VectorSpecies<Byte> EIGHT =
      VectorSpecies.of(byte.class, VectorShape.S_64_BIT);

  private static final VectorSpecies<Float> WIDENED =
      VectorSpecies.of(
          float.class,
          Lanes.SHAPE == VectorShape.S_128_BIT ? VectorShape.S_128_BIT : VectorShape.S_256_BIT);

  // Casts to them cost nothing; Lanes.TYPE says what for.
  private static final Class<? extends ByteVector> EIGHT_TYPE = ByteVector.zero(EIGHT).getClass();
  private static final Class<? extends FloatVector> WIDENED_TYPE =
      FloatVector.zero(WIDENED).getClass();

  private static final Class<? extends MemorySegment> IN_FLOATS =
      MemorySegment.ofArray(new float[1]).getClass();

  private short[] halves = {};
  private byte[] bytes = {};

  /** The decoded values. */
  float[] floats = {};

  /** The scales of rows. */
  private float[] scales = {};

  /** The array that holds {@code rows} as they are, or null if they must be decoded. */
  static float @Nullable [] array(TokenRows rows) {
    MemorySegment values = rows.values();
    boolean asStored =
        rows.type() == ElementType.FLOAT32
            && IN_FLOATS.isInstance(values)
            && values.address() % Float.BYTES == 0
            && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    return asStored ? array(IN_FLOATS.cast(values)) : null;
  }

  /** Once compiled for one class of segments, no Optional is made. */
  private static float @Nullable [] array(MemorySegment values) {
    return !values.isReadOnly() && values.heapBase().orElse(null) instanceof float[] array
        ? array
        : null;
  }

  /** The index of the first value in {@link #array}. */
  static int offset(TokenRows rows) {
    return (int) (rows.values().address() / Float.BYTES);
  }

  /** Has room for {@code values} decoded values of a type; what was decoded is lost. */
  void reserve(ElementType type, int values) {
    if (floats.length < values) {
      floats = new float[values];
    }
    if (type == ElementType.FLOAT16 && halves.length < values) {
      halves = new short[values];
    }
    if (type == ElementType.INT8 && bytes.length < values) {
      bytes = new byte[values];
    }
  }

  /** Decodes {@code count} rows from {@code row} to the start of {@link #floats}, not scaled. */
  void decode(TokenRows rows, int row, int count) {
    int dimension = rows.dimension();
    long from = (long) row * dimension * rows.type().bytes();
    int length = count * dimension;
    switch (rows.type()) {
      case FLOAT32 -> copy(rows, FLOAT, from, floats, length);
      case FLOAT16 -> {
        copy(rows, HALF, from, halves, length);
        widen(halves, floats, length);
      }
      case INT8 -> {
        copy(rows, JAVA_BYTE, from, bytes, length);
        widen(bytes, floats, length);
      }
    }
  }

  private static void copy(
      TokenRows rows, ValueLayout layout, long from, Object array, int length) {
    MemorySegment.copy(rows.values(), layout, from, array, 0, length);
  }

  /** One instruction for a vector of values, once compiled. */
  private static void widen(short[] from, float[] to, int length) {
    for (int k = 0; k < length; k++) {
      to[k] = Float.float16ToFloat(from[k]);
    }
  }

  private static void widen(byte[] from, float[] to, int length) {
    int limit = EIGHT.loopBound(length);
    int k = 0;
    for (; k < limit; k += EIGHT.length()) {
      ByteVector eight = EIGHT_TYPE.cast(ByteVector.fromArray(EIGHT, from, k));
      for (int part = 0; part * WIDENED.length() < EIGHT.length(); part++) {
        WIDENED_TYPE
            .cast(eight.convertShape(VectorOperators.B2F, WIDENED, part))
            .intoArray(to, k + part * WIDENED.length());
      }
    }
    for (; k < length; k++) {
      to[k] = from[k];
    }
  }

  /** The scales of {@code count} rows from {@code row}, from index 0. */
  float[] scales(TokenRows rows, int row, int count) {
    scales = MaxSimScratch.grown(scales, count);
    MemorySegment.copy(rows.scales(), FLOAT, (long) row * Float.BYTES, scales, 0, count);
    return scales;
  }

  /** The scale of a row. */
  static float scale(TokenRows rows, int row) {
    return rows.scales().get(FLOAT, (long) row * Float.BYTES);
  }
}
