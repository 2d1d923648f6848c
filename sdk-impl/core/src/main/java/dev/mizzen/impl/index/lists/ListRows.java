package dev.mizzen.impl.index.lists;

import java.util.Arrays;

/**
 * The tokens of one list on their way from one place to another: a document number and a row of
 * {@link CodeRows} each. Grows to the longest list and is kept. For one thread.
 */
final class ListRows {
  private final int rowBytes;
  private int[] docs = new int[64];
  private byte[] rows;
  private int count;

  ListRows(int subspaces) {
    rowBytes = CodeRows.bytes(subspaces);
    rows = new byte[docs.length * rowBytes];
  }

  int count() {
    return count;
  }

  int rowBytes() {
    return rowBytes;
  }

  /** At least {@link #count} document numbers. */
  int[] docs() {
    return docs;
  }

  /** At least {@link #count} rows. */
  byte[] rows() {
    return rows;
  }

  void clear() {
    count = 0;
  }

  /** Makes room for {@code more} tokens after those there are, without adding them. */
  void reserve(int more) {
    int needed = Math.addExact(count, more);
    if (needed > docs.length) {
      int size = Math.max(needed, docs.length + (docs.length >> 1));
      docs = Arrays.copyOf(docs, size);
      rows = Arrays.copyOf(rows, Math.multiplyExact(size, rowBytes));
    }
  }

  /** Takes in {@code more} tokens that were written behind the last. */
  void added(int more) {
    count += more;
  }

  /** Copies the row of a token over that of another, which may be none yet. */
  void move(int from, int to) {
    if (from != to) {
      System.arraycopy(rows, from * rowBytes, rows, to * rowBytes, rowBytes);
    }
  }

  /** Says that there are {@code count} tokens. */
  void cut(int count) {
    this.count = count;
  }

  /** Adds a token. */
  void add(int doc, byte[] from, int at) {
    reserve(1);
    docs[count] = doc;
    System.arraycopy(from, at, rows, count * rowBytes, rowBytes);
    count++;
  }
}
