package dev.mizzen.impl.index.codec;

import dev.mizzen.index.TokenStorage;
import dev.mizzen.vector.MultiVector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Token vectors as one block of bytes, little-endian:
 *
 * <pre>
 *  0  byte   format: 1, or 2 of codes
 *  1  byte   storage: 1 = INT8, 2 = FLOAT16, 3 = FLOAT32, 4 = CODES
 *  2  byte   1 if there are spans, else 0; of codes, 2 more if vectors have length 1
 *  3  byte   0; of codes, bits of a list's number
 *  4  int    dimension
 *  8  int    count
 * 12  int    CRC-32C of bytes 0 to 11 and of all bytes from 16 on
 * 16  float  a scale for each row, if INT8
 *     rows   [count × dimension], row-major; of codes, the number of each token's list
 *     spans  for each row two variable-length ints: start less the start before, zig-zag, and length
 * </pre>
 *
 * <p>Accuracy, where {@code x̂} is what comes back for {@code x}:
 *
 * <ul>
 *   <li>INT8: each row has the scale {@code s = max|x| / 127} and keeps {@code round(x / s)}.
 *       {@code |x̂ − x| ≤ s·(1/2 + 2⁻¹⁶)}.
 *   <li>FLOAT16: rounds to the nearest half. {@code |x̂ − x| ≤ max(2⁻¹¹·|x|, 2⁻²⁵)}; values beyond
 *       ±65504 are refused.
 *   <li>FLOAT32: exact.
 * </ul>
 *
 * <p>Cost: one pass over the values each way; decoding copies nothing. Safe for use by many
 * threads.
 */
public final class TokenVectorCodec {
  static final byte FORMAT = 1;
  static final byte FORMAT_CODES = 2;
  static final byte CODES = 4;
  static final int CRC_AT = 12;
  static final int HEADER_BYTES = 16;
  static final int MAX_INT8 = 127;
  static final float MAX_HALF = 65504f;

  private TokenVectorCodec() {}

  /**
   * The block of {@code vectors}. Those that are to be kept as codes are INT8 until they are coded.
   *
   * @throws IllegalArgumentException if a value does not fit into the storage
   */
  public static byte[] encode(MultiVector vectors, TokenStorage kept) {
    TokenStorage storage = kept == TokenStorage.CODES ? TokenStorage.INT8 : kept;
    int count = vectors.count();
    int dimension = vectors.dimension();
    byte[] spans = vectors.spans().map(SpanCodec::encode).orElse(new byte[0]);
    long size = HEADER_BYTES + bodyBytes(storage, count, dimension) + spans.length;
    if (size > Integer.MAX_VALUE - 64) {
      throw new IllegalArgumentException(
          count + " token vectors of dimension " + dimension + " do not fit into 2 GiB");
    }
    ByteBuffer block = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    block.put(FORMAT).put(code(storage)).put((byte) (vectors.spans().isPresent() ? 1 : 0));
    block.put((byte) 0).putInt(dimension).putInt(count).putInt(0);
    TokenRows.put(vectors, storage, block);
    block.put(spans);
    block.putInt(CRC_AT, crc(MemorySegment.ofArray(block.array())));
    return block.array();
  }

  /**
   * A view of a block; nothing is copied, so it holds as long as {@code block}'s bytes do.
   *
   * @param where the block comes from, for errors
   * @throws dev.mizzen.error.CorruptIndexException if it is damaged
   * @throws dev.mizzen.error.IndexException if it is of a newer format
   */
  public static TokenVectorBlob decode(MemorySegment block, Object where) {
    return TokenVectorBlob.of(block, where);
  }

  static long bodyBytes(TokenStorage storage, long count, long dimension) {
    return switch (storage) {
      case INT8 -> count * (Float.BYTES + dimension);
      case FLOAT16 -> count * dimension * Short.BYTES;
      case FLOAT32 -> count * dimension * Float.BYTES;
      case CODES -> throw new IllegalArgumentException("codes have a block of their own");
    };
  }

  static byte code(TokenStorage storage) {
    return switch (storage) {
      case INT8 -> 1;
      case FLOAT16 -> 2;
      case FLOAT32 -> 3;
      case CODES -> CODES;
    };
  }

  static int crc(MemorySegment block) {
    CRC32C crc = new CRC32C();
    crc.update(block.asSlice(0, CRC_AT).toArray(ValueLayout.JAVA_BYTE));
    crc.update(block.asSlice(HEADER_BYTES).asByteBuffer());
    return (int) crc.getValue();
  }
}
