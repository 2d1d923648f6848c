package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.SegmentTokens;
import dev.mizzen.index.TokenStorage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FilterBinaryDocValues;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a field as any writer of Lucene's may merge them. Codes mean nothing without the
 * lists of their segment, which only {@link TokenVectorsFormat} merges; whoever merges with another
 * format gets the INT8 vectors that the codes stand for. For one thread, in the order of documents.
 */
final class PlainBlocks extends FilterBinaryDocValues {
  private final DecodedBlocks decoded;

  /** Of a segment with these lists; null for none. */
  PlainBlocks(BinaryDocValues blocks, @Nullable SegmentTokens lists) {
    super(blocks);
    decoded = new DecodedBlocks(lists);
  }

  /** The blocks as they are stored. */
  static BinaryDocValues stored(BinaryDocValues blocks) {
    return blocks instanceof PlainBlocks plain ? plain.in : blocks;
  }

  @Override
  public BytesRef binaryValue() throws IOException {
    BytesRef bytes = in.binaryValue();
    TokenVectorBlob blob =
        TokenVectorBlob.of(
            MemorySegment.ofArray(bytes.bytes).asSlice(bytes.offset, bytes.length),
            "document " + docID());
    return blob.storage() == TokenStorage.CODES
        ? new BytesRef(
            TokenVectorCodec.encode(decoded.of(docID(), blob).toMultiVector(), TokenStorage.INT8))
        : bytes;
  }
}
