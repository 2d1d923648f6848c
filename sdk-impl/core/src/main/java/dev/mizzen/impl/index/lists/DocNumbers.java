package dev.mizzen.impl.index.lists;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Ascending document numbers, one for each token of a list, as variable-length differences. */
final class DocNumbers {
  private static final int MAX_BYTES = 5;

  private DocNumbers() {}

  /** The most bytes that {@code count} numbers take. */
  static int maxBytes(int count) {
    return Math.multiplyExact(MAX_BYTES, count);
  }

  /**
   * Writes {@code count} numbers to {@code out} from its byte {@code from} on.
   *
   * @return where they end
   */
  static int encode(int[] docs, int count, byte[] out, int from) {
    int at = from;
    int before = 0;
    for (int i = 0; i < count; i++) {
      int delta = docs[i] - before;
      before = docs[i];
      while (delta > 0x7F) {
        out[at++] = (byte) (delta | 0x80);
        delta >>>= 7;
      }
      out[at++] = (byte) delta;
    }
    return at;
  }

  /**
   * Reads {@code count} numbers.
   *
   * @throws IllegalArgumentException if {@code bytes} are not exactly that many, or one is not
   *     below {@code maxDoc}
   */
  static void decode(MemorySegment bytes, int count, int maxDoc, int[] docs) {
    long size = bytes.byteSize();
    long at = 0;
    long doc = 0;
    for (int i = 0; i < count; i++) {
      long delta = 0;
      int shift = 0;
      byte next;
      do {
        if (at == size || shift > 28) {
          throw new IllegalArgumentException("document number " + i + " of " + count + " is cut");
        }
        next = bytes.get(ValueLayout.JAVA_BYTE, at++);
        delta |= (long) (next & 0x7F) << shift;
        shift += 7;
      } while (next < 0);
      doc += delta;
      if (doc >= maxDoc) {
        throw new IllegalArgumentException("document " + doc + " of " + maxDoc);
      }
      docs[i] = (int) doc;
    }
    if (at != size) {
      throw new IllegalArgumentException("document numbers end at byte " + at + " of " + size);
    }
  }
}
