package dev.mizzen.impl.index.codec;

import dev.mizzen.impl.index.lists.ListsWriting;
import dev.mizzen.impl.index.lists.SegmentTokens;
import dev.mizzen.impl.late.CodebookId;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/** Tells a writer of the codebooks that the segments of its index have. */
public final class KnownCodebooks {
  private KnownCodebooks() {}

  /**
   * Makes the codebook of the segment with the most tokens the newest of its field, in the latest
   * version that any segment has.
   *
   * @param fields the Lucene fields of token vectors
   * @throws org.apache.lucene.index.CorruptIndexException if it is damaged
   */
  public static void tell(ListsWriting writing, DirectoryReader reader, Iterable<String> fields)
      throws IOException {
    for (String field : fields) {
      SegmentTokens best = null;
      for (LeafReaderContext segment : reader.leaves()) {
        SegmentTokens lists = TokenVectorReader.lists(segment.reader(), field);
        best = better(best, lists);
        writing.coded(field, lists == null ? 0 : lists.tokens());
      }
      if (best != null) {
        writing.offer(field, best.codebook());
      }
    }
  }

  private static @Nullable SegmentTokens better(
      @Nullable SegmentTokens best, @Nullable SegmentTokens other) {
    if (best == null || other == null) {
      return best == null ? other : best;
    }
    CodebookId a = best.codebookId();
    CodebookId b = other.codebookId();
    boolean later =
        a.isSameCodebook(b) ? b.version() > a.version() : other.tokens() > best.tokens();
    return later ? other : best;
  }
}
