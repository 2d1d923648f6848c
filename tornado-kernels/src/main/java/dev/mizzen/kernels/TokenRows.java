package dev.mizzen.kernels;

import java.lang.foreign.MemorySegment;

/**
 * The token vectors of one or more documents, {@code [rows × dimension]} end to end and row-major,
 * in any memory: heap, native or mapped. A view; nothing is copied.
 *
 * @param values {@code rows · dimension} values of {@code type}
 * @param type how a value is stored
 * @param scales for {@link ElementType#INT8} one little-endian float for each row, else empty
 * @param dimension values in a row
 */
public record TokenRows(
    MemorySegment values, ElementType type, MemorySegment scales, int dimension) {

  /**
   * Checks the sizes against each other.
   *
   * @throws IllegalArgumentException if {@code values} is not a whole number of rows, or {@code
   *     scales} has not one float for each
   */
  public TokenRows {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
    }
    long rowBytes = (long) dimension * type.bytes();
    if (values.byteSize() % rowBytes != 0) {
      throw new IllegalArgumentException(
          values.byteSize() + " bytes are not a whole number of rows of " + rowBytes + " bytes");
    }
    long rows = values.byteSize() / rowBytes;
    long expected = type.isScaled() ? rows * Float.BYTES : 0;
    if (scales.byteSize() != expected) {
      throw new IllegalArgumentException(
          rows
              + " rows of "
              + type
              + " need "
              + expected
              + " bytes of scales, got "
              + scales.byteSize());
    }
  }

  /** Single-precision rows in an array of a little-endian machine. */
  public static TokenRows of(float[] values, int dimension) {
    return new TokenRows(
        MemorySegment.ofArray(values), ElementType.FLOAT32, MemorySegment.NULL, dimension);
  }

  /** Rows without scales. */
  public static TokenRows of(MemorySegment values, ElementType type, int dimension) {
    return new TokenRows(values, type, MemorySegment.NULL, dimension);
  }

  /** The number of rows. */
  public long rows() {
    return values.byteSize() / ((long) dimension * type.bytes());
  }
}
