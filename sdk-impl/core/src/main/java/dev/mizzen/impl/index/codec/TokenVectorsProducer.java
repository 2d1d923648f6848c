package dev.mizzen.impl.index.codec;

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
import org.jspecify.annotations.Nullable;

/** Reads blocks through Lucene's format. */
final class TokenVectorsProducer extends DocValuesProducer {
  private final DocValuesProducer blocks;
  private final TokenVectorsMeta meta;

  TokenVectorsProducer(DocValuesProducer blocks, TokenVectorsMeta meta) {
    this.blocks = blocks;
    this.meta = meta;
  }

  @Override
  public BinaryDocValues getBinary(FieldInfo field) throws IOException {
    if (!meta.fields().contains(field.number)) {
      throw new CorruptIndexException("unknown field " + field.number, field.name);
    }
    return blocks.getBinary(field);
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
  }

  @Override
  public DocValuesProducer getMergeInstance() {
    return new TokenVectorsProducer(blocks.getMergeInstance(), meta);
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }

  private static UnsupportedOperationException notBinary(FieldInfo field) {
    return new UnsupportedOperationException(
        TokenVectorsFormat.NAME + " keeps binary doc values only, not those of " + field.name);
  }
}
