package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.ListsWriting;
import java.io.IOException;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * As {@link TokenVectorsFormat}, for fields of an application's index, whose values may also be
 * those of Lucene's own {@link org.apache.lucene.document.LateInteractionField}. Values stay as
 * they are: whatever reads them from Lucene's format reads them from this one. Found by Lucene as a
 * service.
 */
public final class LateInteractionListsFormat extends DocValuesFormat {
  /** The name in the files. */
  public static final String NAME = "MizzenLateInteraction";

  private final TokenVectorsFormat files;

  /** For Lucene's service loader, and so for reading: what it writes has no lists. */
  public LateInteractionListsFormat() {
    super(NAME);
    files = new TokenVectorsFormat();
  }

  /** For a writer that makes lists. */
  public LateInteractionListsFormat(ListsWriting writing) {
    super(NAME);
    files = new TokenVectorsFormat(writing, ValueForm.EITHER);
  }

  @Override
  public DocValuesConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
    return files.fieldsConsumer(state);
  }

  @Override
  public DocValuesProducer fieldsProducer(SegmentReadState state) throws IOException {
    return files.fieldsProducer(state);
  }
}
