package dev.mizzen.impl.index.lists;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.IndexInput;

/** Reads what {@link CheckedOutput} wrote; compares each block's checksum before it is used. */
final class CheckedInput {
  private final IndexInput in;
  private final ByteBuffer block =
      ByteBuffer.allocate(CheckedOutput.BLOCK).order(ByteOrder.LITTLE_ENDIAN);
  private long left;

  /**
   * Reads from where {@code in} is.
   *
   * @param content the number of bytes, without checksums
   */
  CheckedInput(IndexInput in, long content) {
    this.in = in;
    left = content;
    block.limit(0);
  }

  int getInt() throws IOException {
    fill();
    return block.getInt();
  }

  float getHalf() throws IOException {
    fill();
    return Float.float16ToFloat(block.getShort());
  }

  /** Blocks are a whole number of ints, and of halves. */
  private void fill() throws IOException {
    if (block.hasRemaining()) {
      return;
    }
    int size = (int) Math.min(left, CheckedOutput.BLOCK);
    long from = in.getFilePointer();
    in.readBytes(block.array(), 0, size);
    CRC32C crc = new CRC32C();
    crc.update(block.array(), 0, size);
    if (in.readInt() != (int) crc.getValue()) {
      throw new CorruptIndexException(
          "the checksum of the block of " + size + " bytes at " + from + " does not match", in);
    }
    left -= size;
    block.clear().limit(size);
  }
}
