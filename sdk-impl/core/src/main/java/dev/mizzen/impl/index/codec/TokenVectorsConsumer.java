package dev.mizzen.impl.index.codec;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.SegmentWriteState;

/** Writes blocks through Lucene's format, and at the end the file that tells of them. */
final class TokenVectorsConsumer extends DocValuesConsumer {
  private final DocValuesConsumer blocks;
  private final SegmentWriteState state;
  private final Set<Integer> fields = new TreeSet<>();
  private boolean closed;

  TokenVectorsConsumer(DocValuesConsumer blocks, SegmentWriteState state) {
    this.blocks = blocks;
    this.state = state;
  }

  @Override
  public void addBinaryField(FieldInfo field, DocValuesProducer values) throws IOException {
    fields.add(field.number);
    blocks.addBinaryField(field, values);
  }

  @Override
  public void addNumericField(FieldInfo field, DocValuesProducer values) {
    throw notBinary(field);
  }

  @Override
  public void addSortedField(FieldInfo field, DocValuesProducer values) {
    throw notBinary(field);
  }

  @Override
  public void addSortedNumericField(FieldInfo field, DocValuesProducer values) {
    throw notBinary(field);
  }

  @Override
  public void addSortedSetField(FieldInfo field, DocValuesProducer values) {
    throw notBinary(field);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (blocks) {
      new TokenVectorsMeta(TokenVectorCodec.FORMAT, fields).write(state);
    }
  }

  private static UnsupportedOperationException notBinary(FieldInfo field) {
    return new UnsupportedOperationException(
        TokenVectorsFormat.NAME + " keeps binary doc values only, not those of " + field.name);
  }
}
