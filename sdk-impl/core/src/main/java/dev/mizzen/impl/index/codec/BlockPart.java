package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.SegmentTokens;
import dev.mizzen.impl.index.lists.TokenPart;
import dev.mizzen.kernels.TokenRows;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.function.IntUnaryOperator;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Token vectors that lie in blocks. */
final class BlockPart implements TokenPart {
  private final DocValuesProducer producer;
  private final FieldInfo field;
  private final ValueForm form;
  private final @Nullable SegmentTokens lists;
  private final double liveShare;
  private final IntUnaryOperator newDoc;

  private BlockPart(
      DocValuesProducer producer,
      FieldInfo field,
      ValueForm form,
      @Nullable SegmentTokens lists,
      double liveShare,
      IntUnaryOperator newDoc) {
    this.producer = producer;
    this.field = field;
    this.form = form;
    this.lists = lists;
    this.liveShare = liveShare;
    this.newDoc = newDoc;
  }

  /** What a flush has gathered, which all stays. */
  static BlockPart all(DocValuesProducer producer, FieldInfo field, ValueForm form) {
    return new BlockPart(producer, field, form, null, 1, doc -> doc);
  }

  /** What is left of a segment. */
  static BlockPart of(
      DocValuesProducer producer,
      FieldInfo field,
      ValueForm form,
      double liveShare,
      IntUnaryOperator newDoc)
      throws IOException {
    SegmentTokens lists = TokenVectorValues.lists(PlainBlocks.stored(producer.getBinary(field)));
    return new BlockPart(producer, field, form, lists, liveShare, newDoc);
  }

  @Override
  public Walk walk() throws IOException {
    return new BlockWalk(blocks());
  }

  @Override
  public @Nullable SegmentTokens lists() {
    return lists;
  }

  @Override
  public double liveShare() {
    return liveShare;
  }

  @Override
  public int newDoc(int doc) {
    return newDoc.applyAsInt(doc);
  }

  /** The blocks as they are stored, of deleted documents too. */
  BinaryDocValues blocks() throws IOException {
    return PlainBlocks.stored(producer.getBinary(field));
  }

  private final class BlockWalk implements Walk {
    private final BinaryDocValues blocks;
    private final DecodedBlocks decoded = new DecodedBlocks(lists);
    private @Nullable TokenVectorBlob blob;

    BlockWalk(BinaryDocValues blocks) {
      this.blocks = blocks;
    }

    @Override
    public int next() throws IOException {
      int doc = blocks.nextDoc();
      while (doc != DocIdSetIterator.NO_MORE_DOCS) {
        int kept = newDoc(doc);
        if (kept >= 0 && read(doc).count() > 0) {
          return kept;
        }
        doc = blocks.nextDoc();
      }
      return -1;
    }

    private TokenVectorBlob read(int doc) throws IOException {
      BytesRef bytes = blocks.binaryValue();
      blob =
          decoded.of(
              doc,
              form.decode(
                  MemorySegment.ofArray(bytes.bytes).asSlice(bytes.offset, bytes.length),
                  "field " + field.name + " of document " + doc));
      return blob;
    }

    @Override
    public TokenRows rows() {
      TokenVectorBlob current = blob;
      if (current == null) {
        throw new IllegalStateException("next() comes first");
      }
      return current.tokenRows();
    }
  }
}
