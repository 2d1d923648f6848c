package dev.mizzen.impl.index.lists;

import dev.mizzen.impl.late.ListBuffer;
import dev.mizzen.impl.late.TokenLists;
import dev.mizzen.kernels.quantize.FastScanCodes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.IntUnaryOperator;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.IndexInput;

/**
 * The lists of one field of a segment, read from its file. The checksum of a list is compared when
 * it is read for the first time; threads that do so at once repeat the comparison, no more. Safe
 * for use by many threads.
 */
final class ListFile implements TokenLists {
  private final IndexInput in;
  private final ListDirectory directory;
  private final int maxDoc;
  private final boolean[] checked;

  /**
   * The lists that {@code directory} tells of.
   *
   * @param in never moved
   * @param maxDoc of the segment
   */
  ListFile(IndexInput in, ListDirectory directory, int maxDoc) {
    this.in = in;
    this.directory = directory;
    this.maxDoc = maxDoc;
    checked = new boolean[directory.lists()];
  }

  @Override
  public int count() {
    return directory.lists();
  }

  @Override
  public int length(int list) {
    return directory.lengths()[list];
  }

  /**
   * {@inheritDoc}
   *
   * @throws CorruptIndexException if it is damaged
   */
  @Override
  public void read(int list, ListBuffer into) throws IOException {
    int length = length(list);
    into.reserve(length, FastScanCodes.bytes(directory.subspaces(), length));
    if (length > 0) {
      fill(list, into);
    }
  }

  /** By copies to arrays: byte after byte of mapped memory takes several times as long. */
  private void fill(int list, ListBuffer into) throws IOException {
    int subspaces = directory.subspaces();
    MemorySegment record = record(list);
    docs(record, list, into);
    int whole = length(list) / FastScanCodes.BLOCK * FastScanCodes.BLOCK;
    int tail = length(list) - whole;
    int from = ListRecord.HEADER_BYTES + directory.docBytes(list);
    int blocks = Math.toIntExact(FastScanCodes.bytes(subspaces, whole));
    MemorySegment.copy(record, ValueLayout.JAVA_BYTE, from, into.codes(), 0, blocks);
    if (tail > 0) {
      int size = tail * CodeRows.bytes(subspaces);
      byte[] rows = into.scratch(size);
      MemorySegment.copy(record, ValueLayout.JAVA_BYTE, from + blocks, rows, 0, size);
      CodeRows.pack(rows, 0, tail, subspaces, into.codes(), blocks);
    }
  }

  /**
   * Adds a list to {@code rows}, with other document numbers.
   *
   * @param scratch for this thread
   * @param newDoc maps ascending numbers to ascending ones, or to −1 to leave a document out
   */
  void append(int list, ListRows rows, ListBuffer scratch, IntUnaryOperator newDoc)
      throws IOException {
    if (list >= count() || length(list) == 0) {
      return;
    }
    read(list, scratch);
    int first = rows.count();
    rows.reserve(scratch.length());
    CodeRows.unpack(
        scratch.codes(),
        0,
        scratch.length(),
        directory.subspaces(),
        rows.rows(),
        first * rows.rowBytes());
    int kept = first;
    for (int i = 0; i < scratch.length(); i++) {
      int doc = newDoc.applyAsInt(scratch.documents()[i]);
      if (doc >= 0) {
        rows.move(first + i, kept);
        rows.docs()[kept++] = doc;
      }
    }
    rows.cut(kept);
  }

  private void docs(MemorySegment record, int list, ListBuffer into) throws IOException {
    int size = directory.docBytes(list);
    byte[] bytes = into.scratch(size);
    MemorySegment.copy(record, ValueLayout.JAVA_BYTE, ListRecord.HEADER_BYTES, bytes, 0, size);
    try {
      DocNumbers.decode(bytes, size, length(list), maxDoc, into.documents());
    } catch (IllegalArgumentException e) {
      throw new CorruptIndexException("list " + list + ": " + e.getMessage(), in);
    }
  }

  /**
   * Reads the codes of a token from a list's record.
   *
   * @param codes {@code [subspaces]}, written in full
   */
  void codes(MemorySegment record, int list, int token, byte[] codes) {
    int from = ListRecord.HEADER_BYTES + directory.docBytes(list);
    CodeRows.read(record, from, length(list), directory.subspaces(), token, codes);
  }

  /** The file, for messages. */
  String name() {
    return in.toString();
  }

  /** A list as it lies in the file, checked. */
  MemorySegment record(int list) throws IOException {
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
