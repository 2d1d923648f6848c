package dev.mizzen.impl.index.lists;

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
   * Reads {@code count} numbers from the first {@code size} bytes.
   *
   * @throws IllegalArgumentException if these are not exactly that many, or one is not below {@code
   *     maxDoc}
   */
  static void decode(byte[] bytes, int size, int count, int maxDoc, int[] docs) {
    int at = 0;
    long doc = 0;
    for (int i = 0; i < count; i++) {
      checkLeft(at < size, i, count);
      byte next = bytes[at++];
      long delta = next & 0x7F;
      for (int shift = 7; next < 0; shift += 7) {
        checkLeft(at < size && shift <= 28, i, count);
        next = bytes[at++];
        delta |= (long) (next & 0x7F) << shift;
      }
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

  private static void checkLeft(boolean left, int number, int count) {
    if (!left) {
      throw new IllegalArgumentException("document number " + number + " of " + count + " is cut");
    }
  }
}
