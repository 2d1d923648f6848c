package dev.mizzen.impl.index.lists;

import dev.mizzen.impl.late.LateCodebook;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.apache.lucene.index.CorruptIndexException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tokens of documents in the lists of a segment, and the vectors that their codes stand
 * for. A cursor stands in each list and only moves on, so documents that ascend cost one walk
 * through each list. Heap: 20 bytes a list. For one thread.
 */
public final class TokenDecoder {
  private final SegmentTokens tokens;
  private final ListFile lists;
  private final LateCodebook codebook;
  private final byte[] codes;
  private final @Nullable MemorySegment[] records;

  /** The token that the cursor stands on: the first of its document. */
  private final int[] places;

  private final int[] docs;

  /** The byte behind the document number of that token. */
  private final int[] ends;

  /** The call that met a list last, and how many of its tokens it took. */
  private final int[] calls;

  private final int[] taken;
  private int call;

  /** For the lists of a segment. */
  public TokenDecoder(SegmentTokens tokens) throws IOException {
    this.tokens = tokens;
    lists = tokens.file();
    codebook = tokens.codebook();
    codes = new byte[codebook.subspaces()];
    records = new MemorySegment[lists.count()];
    places = new int[lists.count()];
    docs = new int[lists.count()];
    ends = new int[lists.count()];
    calls = new int[lists.count()];
    taken = new int[lists.count()];
    Arrays.fill(places, -1);
  }

  /**
   * The vectors of a document.
   *
   * @param doc the number within the segment
   * @param listOf the list of each of its tokens
   * @param dimension of the document's vectors
   * @param to {@code [tokens × dimension]}, written from the start
   * @throws CorruptIndexException if a list lacks a token
   */
  public void decode(int doc, int[] listOf, int dimension, float[] to) throws IOException {
    if (dimension != codebook.dimension()) {
      throw corrupt(doc, "vectors of dimension " + dimension);
    }
    call++;
    for (int t = 0; t < listOf.length; t++) {
      int list = listOf[t];
      if (list >= lists.count() || lists.length(list) == 0) {
        throw corrupt(doc, "a token in list " + list);
      }
      MemorySegment record = record(list);
      if (calls[list] != call) {
        calls[list] = call;
        taken[list] = 0;
        seek(record, list, doc);
      }
      int nth = taken[list]++;
      int place = places[list] + nth;
      if (nth > 0 && !isSameDocument(record, list, nth)) {
        throw corrupt(doc, "more tokens than list " + list);
      }
      lists.codes(record, list, place, codes);
      codebook.decode(list, codes, 0, to, t * dimension);
    }
  }

  private MemorySegment record(int list) throws IOException {
    MemorySegment record = records[list];
    if (record == null) {
      record = lists.record(list);
      records[list] = record;
    }
    return record;
  }

  /** Moves the cursor of a list to the first token of a document. */
  private void seek(MemorySegment record, int list, int doc) throws IOException {
    if (places[list] < 0 || docs[list] > doc) {
      places[list] = -1;
      docs[list] = 0;
      ends[list] = ListRecord.HEADER_BYTES;
      step(record, list);
    }
    while (docs[list] < doc) {
      if (places[list] + 1 == lists.length(list)) {
        throw corrupt(doc, "a token in list " + list);
      }
      step(record, list);
    }
    if (docs[list] != doc) {
      throw corrupt(doc, "a token in list " + list);
    }
  }

  private void step(MemorySegment record, int list) {
    int at = ends[list];
    byte next = record.get(ValueLayout.JAVA_BYTE, at++);
    int delta = next & 0x7F;
    for (int shift = 7; next < 0; shift += 7) {
      next = record.get(ValueLayout.JAVA_BYTE, at++);
      delta |= (next & 0x7F) << shift;
    }
    docs[list] += delta;
    ends[list] = at;
    places[list]++;
  }

  /** The n-th token after that of the cursor has a difference of 0, in one byte. */
  private boolean isSameDocument(MemorySegment record, int list, int nth) {
    return places[list] + nth < lists.length(list)
        && record.get(ValueLayout.JAVA_BYTE, ends[list] + nth - 1) == 0;
  }

  private CorruptIndexException corrupt(int doc, String what) {
    return new CorruptIndexException(
        "document " + doc + " has " + what + ", which is not there", tokens.file().name());
  }
}
