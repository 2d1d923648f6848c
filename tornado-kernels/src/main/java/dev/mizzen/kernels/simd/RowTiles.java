package dev.mizzen.kernels.simd;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
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
  private static final ValueLayout.OfLong PAIR =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort HALF =
      JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Eight bytes become eight floats, in one vector or two. */
  private static final VectorSpecies<Byte> EIGHT =
      VectorSpecies.of(byte.class, VectorShape.S_64_BIT);

  private static final VectorSpecies<Float> WIDENED =
      VectorSpecies.of(
          float.class,
          Lanes.SHAPE == VectorShape.S_128_BIT ? VectorShape.S_128_BIT : VectorShape.S_256_BIT);

  private short[] halves = {};
  private byte[] bytes = {};

  /** The decoded values. */
  float[] floats = {};

  /** The decoded values, two in each: the lower half is the first. */
  long[] pairs = {};

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

  /** Has room for as many pairs; what was decoded is lost. */
  void reservePairs(ElementType type, int values) {
    reserve(type, values);
    if (pairs.length < values / 2) {
      pairs = new long[values / 2];
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

  /** Decodes {@code count} rows of an even dimension to the start of {@link #pairs}. */
  void decodePairs(TokenRows rows, int row, int count) {
    int dimension = rows.dimension();
    long from = (long) row * dimension * rows.type().bytes();
    int length = count * dimension;
    switch (rows.type()) {
      case FLOAT32 -> copy(rows, PAIR, from, pairs, length / 2);
      case FLOAT16 -> {
        decode(rows, row, count);
        pair(floats, pairs, length);
      }
      case INT8 -> {
        copy(rows, JAVA_BYTE, from, bytes, length);
        pair(bytes, pairs, length);
      }
    }
  }

  private static void pair(float[] from, long[] to, int length) {
    int limit = WIDENED.loopBound(length);
    int k = 0;
    for (; k < limit; k += WIDENED.length()) {
      FloatVector.fromArray(WIDENED, from, k).reinterpretAsLongs().intoArray(to, k / 2);
    }
    for (; k < length; k += 2) {
      to[k / 2] = pair(from[k], from[k + 1]);
    }
  }

  private static void pair(byte[] from, long[] to, int length) {
    int limit = EIGHT.loopBound(length);
    int k = 0;
    for (; k < limit; k += EIGHT.length()) {
      ByteVector eight = ByteVector.fromArray(EIGHT, from, k);
      for (int part = 0; part * WIDENED.length() < EIGHT.length(); part++) {
        ((FloatVector) eight.convertShape(VectorOperators.B2F, WIDENED, part))
            .reinterpretAsLongs()
            .intoArray(to, (k + part * WIDENED.length()) / 2);
      }
    }
    for (; k < length; k += 2) {
      to[k / 2] = pair(from[k], from[k + 1]);
    }
  }

  private static long pair(float low, float high) {
    return (Float.floatToRawIntBits(low) & 0xFFFF_FFFFL)
        | ((long) Float.floatToRawIntBits(high) << 32);
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
      ByteVector eight = ByteVector.fromArray(EIGHT, from, k);
      for (int part = 0; part * WIDENED.length() < EIGHT.length(); part++) {
        ((FloatVector) eight.convertShape(VectorOperators.B2F, WIDENED, part))
            .intoArray(to, k + part * WIDENED.length());
      }
    }
    for (; k < length; k++) {
      to[k] = from[k];
    }
  }

  /** The scale of a row. */
  static float scale(TokenRows rows, int row) {
    return rows.scales().get(FLOAT, (long) row * Float.BYTES);
  }
}
