package dev.mizzen.impl.index.codec;

import dev.mizzen.embed.ModelIdentity;
import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * A vector format that takes up to {@value ModelIdentity#MAX_DIMENSION} dimensions. Lucene refuses
 * more than 1,024 at writing only, so files carry the delegate's name and stock Lucene reads them.
 */
final class WideVectorsFormat extends KnnVectorsFormat {
  private final KnnVectorsFormat delegate;

  WideVectorsFormat(KnnVectorsFormat delegate) {
    super(delegate.getName());
    this.delegate = delegate;
  }

  @Override
  public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
    return delegate.fieldsWriter(state);
  }

  @Override
  public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
    return delegate.fieldsReader(state);
  }

  @Override
  public int getMaxDimensions(String field) {
    return ModelIdentity.MAX_DIMENSION;
  }

  @Override
  public String toString() {
    return "WideVectorsFormat(" + delegate + ")";
  }
}
