package dev.mizzen.impl.index.lists;

import dev.mizzen.kernels.quantize.FastScanCodes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.apache.lucene.store.IndexOutput;

/**
 * One list in a file:
 *
 * <pre>
 * int    CRC-32C of the list's number, its length, and all bytes that follow
 *        document numbers ({@link DocNumbers})
 *        whole blocks ({@link FastScanCodes})
 *        the tokens after the last whole block, as rows ({@link CodeRows})
 * </pre>
 *
 * <p>Rows at the end cost a list of n tokens no more than n rows; a block filled with zeros would
 * cost 15 rows more on average.
 */
final class ListRecord {
  static final int HEADER_BYTES = Integer.BYTES;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int subspaces;
  private byte[] bytes = new byte[0];

  /** Writes lists of codes with {@code subspaces}. */
  ListRecord(int subspaces) {
    this.subspaces = subspaces;
  }

  /** The bytes of {@code length} codes. */
  static long codeBytes(int subspaces, int length) {
    long blocks = length / FastScanCodes.BLOCK;
    return blocks * FastScanCodes.blockBytes(subspaces)
        + (long) (length % FastScanCodes.BLOCK) * CodeRows.bytes(subspaces);
  }

  /**
   * Writes a list, nothing for an empty one.
   *
   * @return the bytes written
   */
  int write(int list, ListRows rows, IndexOutput out) throws IOException {
    int count = rows.count();
    if (count == 0) {
      return 0;
    }
    long most = DocNumbers.maxBytes(count) + codeBytes(subspaces, count);
    if (bytes.length < most) {
      bytes = new byte[Math.toIntExact(most + most / 2)];
    }
    int at = DocNumbers.encode(rows.docs(), count, bytes, 0);
    int whole = count / FastScanCodes.BLOCK * FastScanCodes.BLOCK;
    CodeRows.pack(rows.rows(), 0, whole, subspaces, bytes, at);
    at += Math.toIntExact(FastScanCodes.bytes(subspaces, whole));
    int tail = (count - whole) * rows.rowBytes();
    System.arraycopy(rows.rows(), whole * rows.rowBytes(), bytes, at, tail);
    at += tail;
    out.writeInt(crc(list, count, MemorySegment.ofArray(bytes).asSlice(0, at)));
    out.writeBytes(bytes, at);
    return HEADER_BYTES + at;
  }

  /** Whether the checksum of a list is the one that its record has. */
  static boolean isSound(MemorySegment record, int list, int length) {
    return record.get(INT, 0) == crc(list, length, record.asSlice(HEADER_BYTES));
  }

  private static int crc(int list, int length, MemorySegment body) {
    CRC32C crc = new CRC32C();
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      crc.update(list >>> shift);
    }
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      crc.update(length >>> shift);
    }
    crc.update(body.asByteBuffer());
    return (int) crc.getValue();
  }
}
