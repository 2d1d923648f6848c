package dev.mizzen.impl.head;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.FloatRows;
import dev.mizzen.vector.MultiVector;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The token vectors of many texts.
 *
 * @param rows of all texts, end to end, in any memory and of any type
 * @param starts {@code [texts + 1]}: text t owns the rows from {@code starts[t]} to before {@code
 *     starts[t + 1]}, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record TokenSet(TokenRows rows, int[] starts) {
  /** Refuses texts without rows. */
  public TokenSet {
    for (int t = 0; t + 1 < starts.length; t++) {
      if (starts[t] >= starts[t + 1]) {
        throw new IllegalArgumentException("text " + t + " has no token vectors");
      }
    }
    if (starts[0] != 0 || starts[starts.length - 1] > rows.rows()) {
      throw new IllegalArgumentException(
          "starts runs from " + starts[0] + " over " + rows.rows() + " rows");
    }
  }

  /**
   * Copies vectors.
   *
   * @throws IllegalArgumentException if dimensions differ, a text has no rows, or all together have
   *     more values than an array holds
   */
  public static TokenSet of(List<MultiVector> texts, int dimension) {
    int[] starts = new int[texts.size() + 1];
    for (int t = 0; t < texts.size(); t++) {
      if (texts.get(t).dimension() != dimension) {
        throw new IllegalArgumentException(
            "text "
                + t
                + " has vectors of "
                + texts.get(t).dimension()
                + " values, not "
                + dimension);
      }
      starts[t + 1] = Math.addExact(starts[t], texts.get(t).count());
    }
    long size = (long) starts[texts.size()] * dimension;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          size + " values are more than an array holds; train on a part of the documents");
    }
    float[] values = new float[(int) size];
    for (int t = 0; t < texts.size(); t++) {
      float[] own = texts.get(t).toArray();
      System.arraycopy(own, 0, values, starts[t] * dimension, own.length);
    }
    return new TokenSet(TokenRows.of(values, dimension), starts);
  }

  /** How many texts there are. */
  public int count() {
    return starts.length - 1;
  }

  /** How many rows a text has. */
  public int length(int text) {
    return starts[text + 1] - starts[text];
  }

  /** Copies a text's rows as single floats to {@code to}, from row {@code row} on. */
  public void copy(int text, float[] to, int row) {
    FloatRows.copy(rows, starts[text], length(text), to, row * rows.dimension());
  }

  /** A checksum of all values. */
  public long checksum() {
    CRC32C sum = new CRC32C();
    add(sum, MemorySegment.ofArray(starts));
    add(sum, rows.values());
    if (rows.type() == ElementType.INT8) {
      add(sum, rows.scales());
    }
    return sum.getValue();
  }

  private static void add(CRC32C sum, MemorySegment values) {
    byte[] part = new byte[(int) Math.min(1 << 16, values.byteSize())];
    for (long from = 0; from < values.byteSize(); from += part.length) {
      int length = (int) Math.min(part.length, values.byteSize() - from);
      MemorySegment.copy(values, from, MemorySegment.ofArray(part), 0, length);
      sum.update(part, 0, length);
    }
  }
}
