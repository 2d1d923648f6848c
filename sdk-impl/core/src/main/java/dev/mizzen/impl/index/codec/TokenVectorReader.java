package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.SegmentTokens;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads the token vectors of one segment, in the order of its documents. For one thread. */
public final class TokenVectorReader {
  private final BinaryDocValues values;
  private final LeafReader segment;
  private final String field;
  private final DecodedBlocks decoded;

  private final ValueForm form;

  private TokenVectorReader(
      BinaryDocValues values,
      LeafReader segment,
      String field,
      ValueForm form,
      @Nullable SegmentTokens lists) {
    this.values = values;
    this.segment = segment;
    this.field = field;
    this.form = form;
    decoded = new DecodedBlocks(lists);
  }

  /**
   * @param field the Lucene field
   * @return null if no document of the segment has token vectors
   */
  public static @Nullable TokenVectorReader open(LeafReader segment, String field)
      throws IOException {
    BinaryDocValues values = segment.getBinaryDocValues(field);
    return values == null
        ? null
        : new TokenVectorReader(values, segment, field, ValueForm.BLOCKS, lists(segment, field));
  }

  /**
   * As {@link #open}, for a field of an application's index, which may also be Lucene's own {@link
   * org.apache.lucene.document.LateInteractionField}.
   *
   * @throws IllegalStateException if the field has no binary doc values, but others
   */
  public static @Nullable TokenVectorReader openAny(LeafReader segment, String field)
      throws IOException {
    FieldInfo info = segment.getFieldInfos().fieldInfo(field);
    if (info == null) {
      return null;
    }
    BinaryDocValues values = DocValues.getBinary(segment, field);
    return new TokenVectorReader(values, segment, field, ValueForm.of(info), lists(segment, field));
  }

  /** The documents that have token vectors; moves on with {@link #read}, and the other way. */
  public DocIdSetIterator documents() {
    return values;
  }

  /**
   * Whether {@code doc} has token vectors; {@link #current} then gives them.
   *
   * @param doc the number within the segment, never less than in the call before
   */
  public boolean advanceExact(int doc) throws IOException {
    return values.advanceExact(doc);
  }

  /** The token vectors of the document that {@link #documents} is at; see {@link #read}. */
  public TokenVectorBlob current() throws IOException {
    BytesRef bytes = values.binaryValue();
    int doc = values.docID();
    return decoded.of(
        doc,
        form.decode(
            MemorySegment.ofArray(bytes.bytes).asSlice(bytes.offset, bytes.length),
            new Place(segment, field, doc)));
  }

  /** The inverted lists of {@code field} in a segment; null if it has none and is scored flat. */
  public static @Nullable SegmentTokens lists(LeafReader segment, String field) throws IOException {
    BinaryDocValues values = segment.getBinaryDocValues(field);
    SegmentTokens lists = TokenVectorValues.lists(values);
    if (values == null || lists != null || !(segment instanceof FilterLeafReader)) {
      return lists;
    }
    // What wraps a segment, to end searches in time say, wraps its values and hides the lists.
    return TokenVectorValues.lists(FilterLeafReader.unwrap(segment).getBinaryDocValues(field));
  }

  /**
   * The token vectors of {@code doc}, checked, without a copy, or those that its codes stand for;
   * they hold until the next call.
   *
   * @param doc the number within the segment, never less than in the call before
   * @return null if it has none
   * @throws dev.mizzen.error.CorruptIndexException if they are damaged
   */
  public @Nullable TokenVectorBlob read(int doc) throws IOException {
    return values.advanceExact(doc) ? current() : null;
  }

  /** Builds its text only when an error needs it. */
  private record Place(LeafReader segment, String field, int doc) {
    @Override
    public String toString() {
      return "field " + field + " of document " + doc + " in " + segment;
    }
  }
}
