package dev.mizzen.impl.index.lists;

import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.store.IndexInput;

/**
 * Where the lists of a field lie in their file. Heap: 12 bytes a list.
 *
 * @param subspaces of the codes
 * @param lengths {@code [lists]}: tokens
 * @param starts {@code [lists + 1]}: where each record begins, and where the last ends
 */
@SuppressWarnings("ArrayRecordComponent")
record ListDirectory(int subspaces, int[] lengths, long[] starts) {

  /** The number of lists. */
  int lists() {
    return lengths.length;
  }

  /** The bytes of a list's document numbers. */
  int docBytes(int list) {
    long codes = ListRecord.codeBytes(subspaces, lengths[list]);
    return (int) (starts[list + 1] - starts[list] - ListRecord.HEADER_BYTES - codes);
  }

  void write(DataOutput out) throws IOException {
    out.writeVInt(subspaces);
    out.writeVLong(starts[0]);
    out.writeVInt(lists());
    for (int list = 0; list < lists(); list++) {
      out.writeVInt(lengths[list]);
      if (lengths[list] > 0) {
        out.writeVInt(docBytes(list));
      }
    }
  }

  /** Reads a directory from a file whose checksum is compared before it is used. */
  static ListDirectory read(IndexInput in) throws IOException {
    int subspaces = in.readVInt();
    long from = in.readVLong();
    int lists = in.readVInt();
    long left = in.length() - in.getFilePointer(); // each list takes a byte at least
    if (subspaces < 1 || subspaces > 256 || from < 0 || lists < 0 || lists > left) {
      throw new CorruptIndexException(
          lists + " lists of " + subspaces + " subspaces from byte " + from, in);
    }
    int[] lengths = new int[lists];
    long[] starts = new long[lists + 1];
    starts[0] = from;
    for (int list = 0; list < lists; list++) {
      lengths[list] = in.readVInt();
      long bytes = 0;
      if (lengths[list] > 0) {
        bytes = in.readVInt() + ListRecord.codeBytes(subspaces, lengths[list]);
        bytes += ListRecord.HEADER_BYTES;
      }
      if (lengths[list] < 0 || bytes < lengths[list]) {
        throw new CorruptIndexException("list " + list + " of length " + lengths[list], in);
      }
      starts[list + 1] = starts[list] + bytes;
    }
    return new ListDirectory(subspaces, lengths, starts);
  }
}
