package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.TokenPlaces;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.EmptyDocValuesProducer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;

/**
 * The blocks of a new segment whose token vectors are kept as codes only: those of parts whose
 * codes were copied as they are, and new ones for tokens that were coded. For one thread.
 */
final class CodedBlocks extends EmptyDocValuesProducer {
  private final List<BlockPart> parts;
  private final TokenPlaces places;
  private final List<Closeable> opened = new ArrayList<>();

  /**
   * Of parts in the order of their documents.
   *
   * @param places of their tokens, finished
   */
  CodedBlocks(List<BlockPart> parts, TokenPlaces places) {
    this.parts = parts;
    this.places = places;
  }

  @Override
  public BinaryDocValues getBinary(FieldInfo field) throws IOException {
    TokenPlaces.Reader reader = places.read();
    opened.add(reader);
    return new Blocks(reader);
  }

  @Override
  public void close() {
    IOUtils.closeWhileHandlingException(opened);
  }

  private final class Blocks extends BinaryDocValues {
    private final TokenPlaces.Reader reader;
    private int part = -1;
    private BinaryDocValues blocks;
    private int doc = -1;
    private BytesRef value = new BytesRef();

    Blocks(TokenPlaces.Reader reader) throws IOException {
      this.reader = reader;
      blocks = nextPart();
    }

    private BinaryDocValues nextPart() throws IOException {
      part++;
      return part < parts.size() ? parts.get(part).blocks() : emptyBlocks();
    }

    @Override
    public int nextDoc() throws IOException {
      while (part < parts.size()) {
        int old = blocks.nextDoc();
        if (old == NO_MORE_DOCS) {
          blocks = nextPart();
        } else if (parts.get(part).newDoc(old) >= 0) {
          doc = parts.get(part).newDoc(old);
          value = block(old);
          return doc;
        }
      }
      doc = NO_MORE_DOCS;
      return doc;
    }

    private BytesRef block(int old) throws IOException {
      BytesRef bytes = blocks.binaryValue();
      if (places.isCopied(parts.get(part))) {
        return bytes;
      }
      TokenVectorBlob blob =
          TokenVectorCodec.decode(
              MemorySegment.ofArray(bytes.bytes).asSlice(bytes.offset, bytes.length),
              "document " + old);
      int[] lists = reader.next(blob.count());
      return new BytesRef(
          CodedBlock.encode(
              blob.dimension(), lists, blob.isUnit(), blob.storedSpans(), blob.hasSpans()));
    }

    @Override
    public BytesRef binaryValue() {
      return value;
    }

    @Override
    public int docID() {
      return doc;
    }

    @Override
    public boolean advanceExact(int target) {
      throw new UnsupportedOperationException("blocks are written in order");
    }

    @Override
    public int advance(int target) {
      throw new UnsupportedOperationException("blocks are written in order");
    }

    @Override
    public long cost() {
      return 0;
    }
  }

  private static BinaryDocValues emptyBlocks() {
    return DocValues.emptyBinary();
  }
}
