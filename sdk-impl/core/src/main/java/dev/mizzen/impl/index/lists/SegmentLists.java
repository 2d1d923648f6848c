package dev.mizzen.impl.index.lists;

import dev.mizzen.kernels.quantize.FastScanCodes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.IndexInput;

/**
 * The lists of one field of a segment, read from its file. The checksum of a list is compared when
 * it is read for the first time; threads that do so at once repeat the comparison, no more. Each
 * thread works on a {@link #copy} of its own.
 */
final class SegmentLists {
  private final IndexInput in;
  private final ListDirectory directory;
  private final int maxDoc;
  private final boolean[] checked;

  SegmentLists(IndexInput in, ListDirectory directory, int maxDoc) {
    this(in, directory, maxDoc, new boolean[directory.lists()]);
  }

  private SegmentLists(IndexInput in, ListDirectory directory, int maxDoc, boolean[] checked) {
    this.in = in;
    this.directory = directory;
    this.maxDoc = maxDoc;
    this.checked = checked;
  }

  /** One for another thread. */
  SegmentLists copy() {
    return new SegmentLists(in.clone(), directory, maxDoc, checked);
  }

  int count() {
    return directory.lists();
  }

  int length(int list) {
    return directory.lengths()[list];
  }

  int subspaces() {
    return directory.subspaces();
  }

  /**
   * Reads a list of at least one token.
   *
   * @param docs room for its length: ascending document numbers, one for each token
   * @param codes room for its codes, which {@link FastScanCodes#bytes} tells
   * @throws CorruptIndexException if it is damaged
   */
  void read(int list, int[] docs, byte[] codes) throws IOException {
    MemorySegment record = record(list);
    docs(record, list, docs);
    int whole = length(list) / FastScanCodes.BLOCK * FastScanCodes.BLOCK;
    int tail = length(list) - whole;
    int from = ListRecord.HEADER_BYTES + directory.docBytes(list);
    int blocks = Math.toIntExact(FastScanCodes.bytes(subspaces(), whole));
    MemorySegment.copy(record, ValueLayout.JAVA_BYTE, from, codes, 0, blocks);
    if (tail > 0) {
      byte[] rows = new byte[tail * CodeRows.bytes(subspaces())];
      MemorySegment.copy(record, ValueLayout.JAVA_BYTE, from + blocks, rows, 0, rows.length);
      CodeRows.pack(rows, 0, tail, subspaces(), codes, blocks);
    }
  }

  /** As {@link #read}, added to {@code rows} as they are in this segment. */
  void append(int list, ListRows rows) throws IOException {
    int count = length(list);
    if (count == 0) {
      return;
    }
    int[] docs = new int[count];
    byte[] codes = new byte[Math.toIntExact(FastScanCodes.bytes(subspaces(), count))];
    read(list, docs, codes);
    rows.reserve(count);
    System.arraycopy(docs, 0, rows.docs(), rows.count(), count);
    CodeRows.unpack(codes, 0, count, subspaces(), rows.rows(), rows.count() * rows.rowBytes());
    rows.added(count);
  }

  private void docs(MemorySegment record, int list, int[] docs) throws IOException {
    MemorySegment bytes = record.asSlice(ListRecord.HEADER_BYTES, directory.docBytes(list));
    try {
      DocNumbers.decode(bytes, length(list), maxDoc, docs);
    } catch (IllegalArgumentException e) {
      throw new CorruptIndexException("list " + list + ": " + e.getMessage(), in);
    }
  }

  private MemorySegment record(int list) throws IOException {
    long from = directory.starts()[list];
    MemorySegment record = Bytes.of(in, from, directory.starts()[list + 1] - from);
    if (!checked[list]) {
      if (!ListRecord.isSound(record, list, length(list))) {
        throw new CorruptIndexException("the checksum of list " + list + " does not match", in);
      }
      checked[list] = true;
    }
    return record;
  }
}
