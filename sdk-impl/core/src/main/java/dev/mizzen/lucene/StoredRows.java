package dev.mizzen.lucene;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.apache.lucene.util.BytesRef;

/**
 * A value of Lucene's {@link org.apache.lucene.document.LateInteractionField}, read where it lies:
 * the dimension as a little-endian int, then the vectors' values as little-endian floats.
 */
final class StoredRows {
  private static final ValueLayout.OfInt INT =
      JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private StoredRows() {}

  /**
   * The number of vectors in a value.
   *
   * @throws IllegalArgumentException if it is no such value, or its vectors do not fit the query
   */
  static int count(BytesRef value, TokenQuery query) {
    int dimension =
        value.length < Integer.BYTES
            ? 0
            : MemorySegment.ofArray(value.bytes).get(INT, value.offset);
    int bytes = value.length - Integer.BYTES;
    if (dimension < 1 || bytes % ((long) dimension * Float.BYTES) != 0) {
      throw new IllegalArgumentException(
          "field '"
              + query.field()
              + "' holds "
              + value.length
              + " bytes that are not 4 and whole vectors of dimension "
              + dimension
              + ": was it written as a LateInteractionField?");
    }
    int count = bytes / Float.BYTES / dimension;
    if (count > 0 && dimension != query.dimension()) {
      throw new IllegalArgumentException(
          "field '"
              + query.field()
              + "' holds vectors of dimension "
              + dimension
              + ", but the query's have "
              + query.dimension());
    }
    return count;
  }

  /** Copies {@code values} values from value number {@code from} on. */
  static void copy(BytesRef value, int from, float[] to, int at, int values) {
    long offset = value.offset + Integer.BYTES + (long) from * Float.BYTES;
    MemorySegment.copy(MemorySegment.ofArray(value.bytes), FLOAT, offset, to, at, values);
  }
}
