package dev.mizzen.impl.index.codec;

import dev.mizzen.Span;
import dev.mizzen.error.CorruptIndexException;
import dev.mizzen.error.IndexException;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.kernels.ElementType;
import dev.mizzen.vector.MultiVector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A view of a checked block of token vectors, without a copy. It holds only as long as the bytes
 * under it do: until the next read of the {@link TokenVectorReader} it came from. Not changed by
 * any method.
 */
public final class TokenVectorBlob {
  /** The rows' and scales' floats, which need not be aligned. */
  public static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** The rows' halves, which need not be aligned; see {@link Float#float16ToFloat}. */
  public static final ValueLayout.OfShort HALF =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** The most that a squared length differs from 1: INT8 leaves it within some thousandths. */
  private static final double UNIT_ERROR = 0.02;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final TokenStorage storage;
  private final @Nullable ElementType type;
  private final int count;
  private final int dimension;
  private final MemorySegment scales;
  private final MemorySegment rows;
  private final MemorySegment spans;
  private final boolean hasSpans;
  private final boolean unit;
  private final int listBits;
  private final Object where;

  private TokenVectorBlob(MemorySegment block, Object where) {
    this.where = where;
    storage = storage(block.get(ValueLayout.JAVA_BYTE, 1));
    type = type(storage);
    hasSpans = (block.get(ValueLayout.JAVA_BYTE, 2) & 1) == 1;
    unit = (block.get(ValueLayout.JAVA_BYTE, 2) & CodedBlock.UNIT) != 0;
    dimension = block.get(INT, 4);
    count = block.get(INT, 8);
    listBits = storage == TokenStorage.CODES ? block.get(ValueLayout.JAVA_BYTE, 3) : 0;
    long scaleBytes = storage == TokenStorage.INT8 ? (long) count * Float.BYTES : 0;
    long body =
        storage == TokenStorage.CODES
            ? ListNumbers.bytes(listBits, count)
            : TokenVectorCodec.bodyBytes(storage, count, dimension);
    long rest = block.byteSize() - TokenVectorCodec.HEADER_BYTES - body;
    boolean sized = count >= 0 && dimension >= 1 && listBits >= 0 && listBits < Integer.SIZE;
    if (!sized || rest < 0 || (!hasSpans && rest > 0)) {
      throw corrupt(
          where, count + " rows of dimension " + dimension + " in " + block.byteSize() + " bytes");
    }
    scales = block.asSlice(TokenVectorCodec.HEADER_BYTES, scaleBytes);
    rows = block.asSlice(TokenVectorCodec.HEADER_BYTES + scaleBytes, body - scaleBytes);
    spans = block.asSlice(TokenVectorCodec.HEADER_BYTES + body);
  }

  private TokenVectorBlob(MemorySegment rows, int dimension, Object where) {
    this.where = where;
    this.rows = rows;
    this.dimension = dimension;
    storage = TokenStorage.FLOAT32;
    type = ElementType.FLOAT32;
    unit = false;
    listBits = 0;
    count = Math.toIntExact(rows.byteSize() / Float.BYTES / dimension);
    hasSpans = false;
    scales = MemorySegment.NULL;
    spans = MemorySegment.NULL;
  }

  /**
   * Whether the first bytes are those of a block, which no vectors of Lucene's begin with: there
   * they would be a dimension of 257, 513, 769, 1026 or beyond 65,000, and then denormal numbers.
   */
  static boolean isBlock(MemorySegment value) {
    if (value.byteSize() < TokenVectorCodec.HEADER_BYTES) {
      return false;
    }
    int format = value.get(ValueLayout.JAVA_BYTE, 0);
    int storage = value.get(ValueLayout.JAVA_BYTE, 1);
    int flags = value.get(ValueLayout.JAVA_BYTE, 2);
    int bits = value.get(ValueLayout.JAVA_BYTE, 3);
    boolean rows = format == TokenVectorCodec.FORMAT && flags >>> 1 == 0 && bits == 0;
    boolean codes = format == TokenVectorCodec.FORMAT_CODES && flags >>> 2 == 0 && bits >>> 5 == 0;
    boolean known =
        (rows && storage >= 1 && storage < TokenVectorCodec.CODES)
            || (codes && storage == TokenVectorCodec.CODES);
    return known && isSmall(value.get(INT, 4)) && isSmall(value.get(INT, 8));
  }

  private static boolean isSmall(int number) {
    return number >= 0 && number < Float.floatToRawIntBits(Float.MIN_NORMAL);
  }

  /**
   * The dimension as a little-endian int, then the rows as little-endian floats.
   *
   * @throws IllegalArgumentException if it is not that
   */
  static TokenVectorBlob ofLateInteraction(MemorySegment value, Object where) {
    long bytes = value.byteSize() - Integer.BYTES;
    int dimension = bytes < 0 ? 0 : value.get(INT, 0);
    if (dimension < 1 || bytes % ((long) dimension * Float.BYTES) != 0) {
      throw new IllegalArgumentException(
          where
              + " holds "
              + value.byteSize()
              + " bytes that are not 4 and whole vectors of dimension "
              + dimension
              + ": was it written as a LateInteractionField or a TokenVectorsField?");
    }
    return new TokenVectorBlob(value.asSlice(Integer.BYTES), dimension, where);
  }

  /** The block of codes with the vectors that they stand for. */
  private TokenVectorBlob(TokenVectorBlob codes, MemorySegment values) {
    where = codes.where;
    storage = codes.storage;
    type = ElementType.FLOAT32;
    hasSpans = codes.hasSpans;
    unit = codes.unit;
    dimension = codes.dimension;
    count = codes.count;
    listBits = codes.listBits;
    scales = codes.scales;
    rows = values;
    spans = codes.spans;
  }

  static TokenVectorBlob of(MemorySegment block, Object where) {
    if (block.byteSize() < TokenVectorCodec.HEADER_BYTES) {
      throw corrupt(where, "cut off after " + block.byteSize() + " bytes");
    }
    byte format = block.get(ValueLayout.JAVA_BYTE, 0);
    if (block.get(INT, TokenVectorCodec.CRC_AT) != TokenVectorCodec.crc(block)) {
      throw corrupt(where, "the checksum does not match");
    }
    if (format != TokenVectorCodec.FORMAT && format != TokenVectorCodec.FORMAT_CODES) {
      throw new IndexException(
          "token vectors in "
              + where
              + " have format "
              + format
              + ", this version reads "
              + TokenVectorCodec.FORMAT_CODES
              + "; open the index with a newer Mizzen");
    }
    return new TokenVectorBlob(block.asReadOnly(), where);
  }

  /** How the rows are stored. */
  public TokenStorage storage() {
    return storage;
  }

  /** Of the values in {@link #rows}: FLOAT32 for those that codes stand for. */
  public ElementType type() {
    if (type == null) {
      throw new IllegalStateException("codes are read by their segment's reader");
    }
    return type;
  }

  /** The list of each token, if these are codes. */
  int[] lists() {
    return ListNumbers.get(rows, listBits, count);
  }

  /** Whether all vectors have length 1, up to what their storage leaves of it. */
  boolean isUnit() {
    if (storage == TokenStorage.CODES) {
      return unit;
    }
    for (int row = 0; row < count; row++) {
      if (!(Math.abs(square(row) - 1) <= UNIT_ERROR)) {
        return false;
      }
    }
    return true;
  }

  private double square(int row) {
    long from = (long) row * dimension;
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      double value = value(from + k, 1);
      sum += value * value;
    }
    double scale = storage == TokenStorage.INT8 ? scales.get(FLOAT, (long) row * Float.BYTES) : 1;
    return sum * scale * scale;
  }

  boolean hasSpans() {
    return hasSpans;
  }

  /** The spans as they are stored. */
  MemorySegment storedSpans() {
    return spans;
  }

  /**
   * Codes with the vectors that they stand for.
   *
   * @param values {@code [count × dimension]} floats, kept without a copy
   */
  TokenVectorBlob decoded(MemorySegment values) {
    return new TokenVectorBlob(this, values);
  }

  /** The number of rows. */
  public int count() {
    return count;
  }

  /** The number of values in each row. */
  public int dimension() {
    return dimension;
  }

  /**
   * {@code [count × dimension]}, row-major: bytes (INT8), {@link #HALF} or {@link #FLOAT}; with
   * INT8 value = byte × scale of its row.
   */
  public MemorySegment rows() {
    return rows;
  }

  /** {@code [count]} of {@link #FLOAT} if INT8, else empty. */
  public MemorySegment scales() {
    return scales;
  }

  /**
   * The place of each row's token in the embedded text, decoded at each call.
   *
   * @throws CorruptIndexException if they are damaged
   */
  public Optional<List<Span>> spans() {
    if (!hasSpans) {
      return Optional.empty();
    }
    try {
      return Optional.of(SpanCodec.decode(spans, count));
    } catch (IllegalArgumentException e) {
      throw corrupt(where, String.valueOf(e.getMessage()));
    }
  }

  /** The rows as kernels read them, without a copy. */
  public dev.mizzen.kernels.TokenRows tokenRows() {
    return new dev.mizzen.kernels.TokenRows(rows, type(), scales, dimension);
  }

  /** A fresh copy of row {@code row} as floats. */
  public float[] row(int row) {
    float[] values = new float[dimension];
    float scale = storage == TokenStorage.INT8 ? scales.get(FLOAT, (long) row * Float.BYTES) : 1;
    long from = (long) row * dimension;
    for (int k = 0; k < dimension; k++) {
      values[k] = value(from + k, scale);
    }
    return values;
  }

  /** A copy with all rows as floats, and the spans. */
  public MultiVector toMultiVector() {
    float[] values = new float[count * dimension];
    for (int row = 0; row < count; row++) {
      System.arraycopy(row(row), 0, values, row * dimension, dimension);
    }
    return MultiVector.adopt(values, dimension, spans().orElse(List.of()));
  }

  private float value(long index, float scale) {
    return switch (type()) {
      case INT8 -> rows.get(ValueLayout.JAVA_BYTE, index) * scale;
      case FLOAT16 -> Float.float16ToFloat(rows.get(HALF, index * Short.BYTES));
      case FLOAT32 -> rows.get(FLOAT, index * Float.BYTES);
    };
  }

  private TokenStorage storage(byte code) {
    return switch (code) {
      case 1 -> TokenStorage.INT8;
      case 2 -> TokenStorage.FLOAT16;
      case 3 -> TokenStorage.FLOAT32;
      case TokenVectorCodec.CODES -> TokenStorage.CODES;
      default -> throw corrupt(where, "unknown storage " + code);
    };
  }

  private static @Nullable ElementType type(TokenStorage storage) {
    return switch (storage) {
      case INT8 -> ElementType.INT8;
      case FLOAT16 -> ElementType.FLOAT16;
      case FLOAT32 -> ElementType.FLOAT32;
      case CODES -> null;
    };
  }

  private static CorruptIndexException corrupt(Object where, String what) {
    return new CorruptIndexException(
        "damaged token vectors in " + where + ": " + what + "; restore a backup or index again");
  }
}
