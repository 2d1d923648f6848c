package dev.mizzen.impl.index.lists;

import java.io.IOException;
import java.util.zip.CRC32C;
import org.apache.lucene.store.IndexOutput;

/** Writes bytes in blocks, each followed by its CRC-32C. {@link CheckedInput} reads them. */
final class CheckedOutput {
  /** The bytes of a block, the last of which may be shorter. */
  static final int BLOCK = 1 << 16;

  private final IndexOutput out;
  private final byte[] block = new byte[BLOCK];
  private final CRC32C all = new CRC32C();
  private int used;

  CheckedOutput(IndexOutput out) {
    this.out = out;
  }

  /** The bytes that {@code content} bytes take with their checksums. */
  static long bytes(long content) {
    return content + (content + BLOCK - 1) / BLOCK * Integer.BYTES;
  }

  void putShort(short value) throws IOException {
    put((byte) value);
    put((byte) (value >> Byte.SIZE));
  }

  void putInt(int value) throws IOException {
    putShort((short) value);
    putShort((short) (value >> Short.SIZE));
  }

  private void put(byte value) throws IOException {
    if (used == BLOCK) {
      finish();
    }
    block[used++] = value;
  }

  /**
   * Ends the last block.
   *
   * @return the CRC-32C of all content
   */
  int finish() throws IOException {
    if (used > 0) {
      CRC32C crc = new CRC32C();
      crc.update(block, 0, used);
      all.update(block, 0, used);
      out.writeBytes(block, used);
      out.writeInt((int) crc.getValue());
      used = 0;
    }
    return (int) all.getValue();
  }
}
