package dev.mizzen.lucene;

import dev.mizzen.impl.index.codec.KnownCodebooks;
import dev.mizzen.impl.index.codec.LateInteractionListsFormat;
import dev.mizzen.impl.index.lists.ListSettings;
import dev.mizzen.impl.index.lists.ListsWriting;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.index.DirectoryReader;

/**
 * A doc-values format that adds inverted lists to fields of token vectors, for the codec of an
 * application's own {@code IndexWriter}:
 *
 * <pre>{@code
 * DocValuesFormat lists = LateInteractionFormat.create();
 * config.setCodec(
 *     new Lucene104Codec() {
 *       public DocValuesFormat getDocValuesFormatForField(String field) {
 *         return field.equals("tokens") ? lists : super.getDocValuesFormatForField(field);
 *       }
 *     });
 * }</pre>
 *
 * <p>Values stay as they are, be it those of Lucene's {@link
 * org.apache.lucene.document.LateInteractionField} or of a {@link TokenVectorsField}: whatever read
 * them before still does. Segments of 8,192 tokens or more get lists, of 32 bytes and a little more
 * for each token of 128 dimensions, at O(√C · dimension) each for C centroids; older segments when
 * they are merged. Segments name the format, so to read them this artifact must be on the class
 * path. One instance serves one writer; safe for use by its threads.
 */
public final class LateInteractionFormat {
  private LateInteractionFormat() {}

  /** For the writer of a new index, or of one without lists. */
  public static DocValuesFormat create() {
    return create(ListSettings.DEFAULT);
  }

  static DocValuesFormat create(ListSettings settings) {
    return new LateInteractionListsFormat(new ListsWriting(settings, LuceneKernels.backend()));
  }

  /**
   * For the writer of an index that has lists: new segments go on with their centroids, so that
   * merges copy codes.
   *
   * @param index the last commit; it may be closed afterwards
   * @param fields those of token vectors
   */
  public static DocValuesFormat create(DirectoryReader index, String... fields) throws IOException {
    ListsWriting writing = new ListsWriting(ListSettings.DEFAULT, LuceneKernels.backend());
    KnownCodebooks.tell(writing, index, List.of(fields));
    return new LateInteractionListsFormat(writing);
  }
}
