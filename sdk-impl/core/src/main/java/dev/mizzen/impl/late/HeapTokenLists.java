package dev.mizzen.impl.late;

import dev.mizzen.kernels.quantize.FastScanCodes;
import java.util.ArrayList;
import java.util.List;

/**
 * The lists of a segment on the heap, in the form that a search reads. Immutable; safe for use by
 * many threads.
 */
public final class HeapTokenLists implements TokenLists {
  private final int[][] documents;
  private final byte[][] codes;

  private HeapTokenLists(int[][] documents, byte[][] codes) {
    this.documents = documents;
    this.codes = codes;
  }

  /** Lists for the centroids of {@code codebook}, still empty. */
  public static Builder builder(LateCodebook codebook) {
    return new Builder(codebook.size(), codebook.subspaces());
  }

  @Override
  public int count() {
    return documents.length;
  }

  @Override
  public int length(int list) {
    return documents[list].length;
  }

  @Override
  public void read(int list, ListBuffer into) {
    into.show(documents[list], codes[list], documents[list].length);
  }

  /** Gathers tokens in the order of documents. Not safe for use by many threads. */
  public static final class Builder {
    private final int lists;
    private final int subspaces;
    private final List<Batch> batches = new ArrayList<>();
    private int last;

    private Builder(int lists, int subspaces) {
      this.lists = lists;
      this.subspaces = subspaces;
    }

    /** Adds all tokens of a document. */
    public Builder add(int document, EncodedTokens tokens) {
      return add(document, tokens, 0, tokens.count());
    }

    /**
     * Adds the tokens {@code from} to {@code to − 1} of a document. The arrays are kept, not
     * copied.
     *
     * @throws IllegalArgumentException if documents do not ascend
     */
    public Builder add(int document, EncodedTokens tokens, int from, int to) {
      if (document < last) {
        throw new IllegalArgumentException(
            "documents must ascend, got " + document + " after " + last);
      }
      last = document;
      batches.add(new Batch(document, tokens, from, to));
      return this;
    }

    /** The lists of what was added. */
    public HeapTokenLists build() {
      int[] lengths = new int[lists];
      for (Batch batch : batches) {
        for (int i = batch.from; i < batch.to; i++) {
          lengths[batch.tokens.centroids()[i]]++;
        }
      }
      int[][] documents = new int[lists][];
      byte[][] codes = new byte[lists][];
      for (int list = 0; list < lists; list++) {
        documents[list] = new int[lengths[list]];
        codes[list] = new byte[Math.toIntExact(FastScanCodes.bytes(subspaces, lengths[list]))];
      }
      int[] next = new int[lists];
      for (Batch batch : batches) {
        for (int i = batch.from; i < batch.to; i++) {
          int list = batch.tokens.centroids()[i];
          documents[list][next[list]] = batch.document;
          CodeBlocks.put(codes[list], subspaces, next[list]++, batch.tokens.codes(), i * subspaces);
        }
      }
      return new HeapTokenLists(documents, codes);
    }
  }

  private record Batch(int document, EncodedTokens tokens, int from, int to) {}
}
