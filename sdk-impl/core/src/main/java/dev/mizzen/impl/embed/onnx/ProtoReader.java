package dev.mizzen.impl.embed.onnx;

import dev.mizzen.error.ModelException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Walks the fields of one protobuf message without trusting it: every length is held against what
 * is left before it is used, and nothing is copied but short strings.
 *
 * <p>Call {@link #next()}, then look at {@link #field()} and take the value by {@link #varint()},
 * {@link #string()} or {@link #message()}; an untaken value is skipped.
 */
final class ProtoReader {
  private static final int LONGEST_STRING = 1 << 20;

  private final MemorySegment bytes;
  private final String source;
  private final long base;
  private long position;
  private int field;
  private int wireType;
  private long number;
  private MemorySegment payload = MemorySegment.NULL;

  /**
   * @param bytes the message
   * @param source names the file in errors
   * @param base where {@code bytes} begins in the file
   */
  ProtoReader(MemorySegment bytes, String source, long base) {
    this.bytes = bytes;
    this.source = source;
    this.base = base;
  }

  /** Reads the next field; false at the end of the message. */
  boolean next() {
    if (position == bytes.byteSize()) {
      return false;
    }
    long tag = readVarint();
    field = (int) (tag >>> 3);
    wireType = (int) (tag & 7);
    switch (wireType) {
      case 0 -> number = readVarint();
      case 1 -> skip(Long.BYTES);
      case 2 -> payload = take(readVarint());
      case 5 -> skip(Integer.BYTES);
      default -> throw damaged("has a field of unknown kind " + wireType);
    }
    if (field == 0) {
      throw damaged("has a field without a number");
    }
    return true;
  }

  /** The number of the field just read. */
  int field() {
    return field;
  }

  /** Whether the field just read is a message, a string or packed numbers. */
  boolean isPayload() {
    return wireType == 2;
  }

  /** The number just read. */
  long varint() {
    if (wireType != 0) {
      throw damaged("field " + field + " should be a number");
    }
    return number;
  }

  /** The string just read. */
  String string() {
    requirePayload();
    if (payload.byteSize() > LONGEST_STRING) {
      throw damaged("has a name of " + payload.byteSize() + " bytes");
    }
    return new String(payload.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /** The message just read, or packed numbers to be taken by {@link #nextPacked()}. */
  ProtoReader message() {
    requirePayload();
    return new ProtoReader(payload, source, base + position - payload.byteSize());
  }

  /** Whether another packed number follows. */
  boolean hasPacked() {
    return position < bytes.byteSize();
  }

  /** The next packed number. */
  long nextPacked() {
    return readVarint();
  }

  private void requirePayload() {
    if (wireType != 2) {
      throw damaged("field " + field + " should have a length");
    }
  }

  private long readVarint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (position == bytes.byteSize()) {
        throw damaged("ends within a number");
      }
      byte b = bytes.get(ValueLayout.JAVA_BYTE, position++);
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw damaged("has a number of more than 10 bytes");
  }

  private MemorySegment take(long length) {
    long from = position;
    skip(length);
    return bytes.asSlice(from, length);
  }

  private void skip(long length) {
    long left = bytes.byteSize() - position;
    if (length < 0 || length > left) {
      throw damaged(
          "announces " + Long.toUnsignedString(length) + " bytes where " + left + " are left");
    }
    position += length;
  }

  private ModelException damaged(String how) {
    return new ModelException(
        source
            + " is damaged or not an ONNX model: at byte "
            + (base + position)
            + " it "
            + how
            + "; fetch the file again");
  }
}
