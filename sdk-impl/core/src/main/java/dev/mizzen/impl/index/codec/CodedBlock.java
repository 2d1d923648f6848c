package dev.mizzen.impl.index.codec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The block of a document whose token vectors are kept as codes only: as {@link TokenVectorCodec}
 * says, with storage 4, and instead of rows the number of each token's list ({@link ListNumbers}).
 * The j-th token of a document in a list is the j-th of those that name the list.
 */
final class CodedBlock {
  /** Bit of the third byte: what codes stand for is scaled to length 1. */
  static final int UNIT = 2;

  private CodedBlock() {}

  /**
   * A block.
   *
   * @param lists a number for each token
   * @param unit whether all vectors have length 1, and so have those that codes stand for
   * @param spans as they stand in the block of the vectors
   * @param hasSpans whether there are any
   */
  static byte[] encode(
      int dimension, int[] lists, boolean unit, MemorySegment spans, boolean hasSpans) {
    int count = lists.length;
    int bits = ListNumbers.bits(lists, 0, count);
    int body = Math.toIntExact(ListNumbers.bytes(bits, count));
    int size = TokenVectorCodec.HEADER_BYTES + body + Math.toIntExact(spans.byteSize());
    byte[] bytes = new byte[size];
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.put(TokenVectorCodec.FORMAT_CODES).put(TokenVectorCodec.CODES);
    header
        .put((byte) ((hasSpans ? 1 : 0) | (unit ? UNIT : 0)))
        .put((byte) bits)
        .putInt(dimension)
        .putInt(count);
    ListNumbers.put(lists, 0, count, bits, bytes, TokenVectorCodec.HEADER_BYTES);
    MemorySegment block = MemorySegment.ofArray(bytes);
    MemorySegment.copy(
        spans,
        ValueLayout.JAVA_BYTE,
        0,
        bytes,
        TokenVectorCodec.HEADER_BYTES + body,
        (int) spans.byteSize());
    header.putInt(TokenVectorCodec.CRC_AT, TokenVectorCodec.crc(block));
    return bytes;
  }
}
