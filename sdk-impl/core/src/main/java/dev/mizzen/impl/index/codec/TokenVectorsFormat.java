package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.ListFiles;
import dev.mizzen.impl.index.lists.ListsWriting;
import java.io.IOException;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Binary doc values that hold blocks of {@link TokenVectorCodec}. Lucene's own format stores the
 * blocks; a small file beside it, {@code .mtv}, tells the version and the fields. A segment with
 * tokens enough also has inverted lists of their codes for searching ({@link ListFiles}), which are
 * made from the blocks. Found by Lucene as a service.
 *
 * <p>Sets no other format up by name: Lucene's service loader may be inside this constructor.
 */
public final class TokenVectorsFormat extends DocValuesFormat {
  /** The name in the files. */
  public static final String NAME = "MizzenTokenVectors";

  private final DocValuesFormat blocks = new Lucene90DocValuesFormat();

  private final @Nullable ListsWriting writing;
  private final ValueForm form;

  /** For Lucene's service loader, and so for reading: what it writes has no lists. */
  public TokenVectorsFormat() {
    super(NAME);
    writing = null;
    form = ValueForm.BLOCKS;
  }

  /** For a writer that makes lists. */
  public TokenVectorsFormat(ListsWriting writing) {
    this(writing, ValueForm.BLOCKS);
  }

  TokenVectorsFormat(ListsWriting writing, ValueForm form) {
    super(NAME);
    this.writing = writing;
    this.form = form;
  }

  @Override
  public DocValuesConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
    return new TokenVectorsConsumer(blocks.fieldsConsumer(state), state, writing, form);
  }

  @Override
  public DocValuesProducer fieldsProducer(SegmentReadState state) throws IOException {
    TokenVectorsMeta meta = TokenVectorsMeta.read(state);
    DocValuesProducer values = blocks.fieldsProducer(state);
    try {
      ListFiles lists =
          meta.lengths() == null ? null : ListFiles.open(state, meta.lengths(), meta.lists());
      return new TokenVectorsProducer(values, meta, lists);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(values);
      throw e;
    }
  }
}
