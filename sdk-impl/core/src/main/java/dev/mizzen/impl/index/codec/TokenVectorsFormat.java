package dev.mizzen.impl.index.codec;

import java.io.IOException;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Binary doc values that hold blocks of {@link TokenVectorCodec}. Lucene's own format stores the
 * blocks; a small file beside it, {@code .mtv}, tells the version and the fields, so that later
 * versions can add structures of their own. Found by Lucene as a service.
 *
 * <p>Sets no other format up by name: Lucene's service loader may be inside this constructor.
 */
public final class TokenVectorsFormat extends DocValuesFormat {
  /** The name in the files. */
  public static final String NAME = "MizzenTokenVectors";

  private final DocValuesFormat blocks = new Lucene90DocValuesFormat();

  /** For Lucene's service loader. */
  public TokenVectorsFormat() {
    super(NAME);
  }

  @Override
  public DocValuesConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
    return new TokenVectorsConsumer(blocks.fieldsConsumer(state), state);
  }

  @Override
  public DocValuesProducer fieldsProducer(SegmentReadState state) throws IOException {
    TokenVectorsMeta meta = TokenVectorsMeta.read(state);
    return new TokenVectorsProducer(blocks.fieldsProducer(state), meta);
  }
}
