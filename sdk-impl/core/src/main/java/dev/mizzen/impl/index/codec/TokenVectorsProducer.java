package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.ListFiles;
import dev.mizzen.impl.index.lists.SegmentTokens;
import java.io.IOException;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** Reads blocks through Lucene's format, and lists where there are any. */
final class TokenVectorsProducer extends DocValuesProducer {
  private final DocValuesProducer blocks;
  private final TokenVectorsMeta meta;
  private final @Nullable ListFiles lists;
  private final boolean merging;

  /**
   * A producer for a segment.
   *
   * @param lists null if no field has any
   */
  TokenVectorsProducer(DocValuesProducer blocks, TokenVectorsMeta meta, @Nullable ListFiles lists) {
    this(blocks, meta, lists, false);
  }

  private TokenVectorsProducer(
      DocValuesProducer blocks, TokenVectorsMeta meta, @Nullable ListFiles lists, boolean merging) {
    this.blocks = blocks;
    this.meta = meta;
    this.lists = lists;
    this.merging = merging;
  }

  @Override
  public BinaryDocValues getBinary(FieldInfo field) throws IOException {
    if (!meta.fields().containsKey(field.number)) {
      throw new CorruptIndexException("unknown field " + field.number, field.name);
    }
    SegmentTokens tokens = lists == null ? null : lists.field(field.number);
    BinaryDocValues values = blocks.getBinary(field);
    if (tokens == null) {
      return values;
    }
    BinaryDocValues listed = new TokenVectorValues(values, tokens);
    boolean mayBeCodes = ValueForm.of(field) == ValueForm.BLOCKS; // other values are never codes
    return merging && mayBeCodes ? new PlainBlocks(listed, tokens) : listed;
  }

  @Override
  public NumericDocValues getNumeric(FieldInfo field) {
    throw notBinary(field);
  }

  @Override
  public SortedDocValues getSorted(FieldInfo field) {
    throw notBinary(field);
  }

  @Override
  public SortedNumericDocValues getSortedNumeric(FieldInfo field) {
    throw notBinary(field);
  }

  @Override
  public SortedSetDocValues getSortedSet(FieldInfo field) {
    throw notBinary(field);
  }

  @Override
  public @Nullable DocValuesSkipper getSkipper(FieldInfo field) {
    return null;
  }

  @Override
  public void checkIntegrity() throws IOException {
    blocks.checkIntegrity();
    if (lists != null) {
      lists.checkIntegrity();
    }
  }

  @Override
  public DocValuesProducer getMergeInstance() {
    return new TokenVectorsProducer(blocks.getMergeInstance(), meta, lists, true);
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(blocks, lists);
  }

  private static UnsupportedOperationException notBinary(FieldInfo field) {
    return new UnsupportedOperationException(
        TokenVectorsFormat.NAME + " keeps binary doc values only, not those of " + field.name);
  }
}
