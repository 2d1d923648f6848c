package dev.mizzen.impl.index.lists;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.MemorySegmentAccessInput;

/** Parts of files as memory. */
final class Bytes {
  private Bytes() {}

  /**
   * A part of a file: as it is mapped, or a copy if the directory maps nothing or the part lies
   * across two maps.
   *
   * @param in not moved
   */
  static MemorySegment of(IndexInput in, long from, long size) throws IOException {
    if (in instanceof MemorySegmentAccessInput mapped) {
      MemorySegment part = mapped.segmentSliceOrNull(from, size);
      if (part != null) {
        return part;
      }
    }
    byte[] copy = new byte[Math.toIntExact(size)];
    IndexInput own = in.clone();
    own.seek(from);
    own.readBytes(copy, 0, copy.length);
    return MemorySegment.ofArray(copy);
  }
}
