package dev.mizzen.impl.late;

/**
 * One list as a search reads it: its documents, ascending, one for each token, and the codes in
 * blocks of 32 tokens ({@link dev.mizzen.kernels.quantize.FastScanCodes}), the last one filled up
 * with zeros. Its arrays grow to the longest list and are kept. Not safe for use by many threads.
 */
public final class ListBuffer {
  private int[] ownDocuments = new int[0];
  private byte[] ownCodes = new byte[0];
  private int[] documents = ownDocuments;
  private byte[] codes = ownCodes;
  private byte[] scratch = new byte[0];
  private int length;

  /**
   * Makes room in the buffer's own arrays, whose content is then undefined.
   *
   * @param tokens the length of the list
   * @param codeBytes the bytes of its blocks
   */
  public void reserve(int tokens, long codeBytes) {
    int bytes = Math.toIntExact(codeBytes);
    if (ownDocuments.length < tokens) {
      ownDocuments = new int[grown(ownDocuments.length, tokens)];
    }
    if (ownCodes.length < bytes) {
      ownCodes = new byte[grown(ownCodes.length, bytes)];
    }
    documents = ownDocuments;
    codes = ownCodes;
    length = tokens;
  }

  /** Shows arrays of the caller, which nobody writes. */
  public void show(int[] shownDocuments, byte[] shownCodes, int tokens) {
    documents = shownDocuments;
    codes = shownCodes;
    length = tokens;
  }

  /** Room for what a reader needs besides, of any content. */
  public byte[] scratch(int bytes) {
    if (scratch.length < bytes) {
      scratch = new byte[grown(scratch.length, bytes)];
    }
    return scratch;
  }

  /** How many tokens the list has. */
  public int length() {
    return length;
  }

  /** The document of each token, numbered within the segment; only {@link #length} count. */
  public int[] documents() {
    return documents;
  }

  /** The blocks of codes; only those of {@link #length} tokens count. */
  public byte[] codes() {
    return codes;
  }

  private static int grown(int from, int least) {
    return (int) Math.min(Integer.MAX_VALUE - 8, Math.max(least, from * 3L / 2));
  }
}
