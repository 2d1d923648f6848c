package dev.mizzen.impl.index;

import dev.mizzen.error.IndexException;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/**
 * The ids of windows: the document's, {@code #}, and the window's number. An index with windows
 * refuses such ids of the caller's, so that no document can take the place of another's window.
 */
public final class WindowIds {
  private static final char MARK = '#';

  private WindowIds() {}

  /** The id of window {@code number} of document {@code id}. */
  public static String of(String id, int number) {
    return id + MARK + number;
  }

  /** Whether {@code id} ends in {@code #} and digits. */
  public static boolean isOne(String id) {
    int digits = id.length();
    while (digits > 0 && isDigit(id.charAt(digits - 1))) {
      digits--;
    }
    return digits > 0 && digits < id.length() && id.charAt(digits - 1) == MARK;
  }

  /**
   * Makes sure that windows can be added to an index that had none. Cost: a look at each id.
   *
   * @throws IndexException if it has such an id
   */
  static void requireNone(DirectoryReader reader, String where) throws IOException {
    for (LeafReaderContext segment : reader.leaves()) {
      SortedDocValues ids = DocValues.getSorted(segment.reader(), IndexLayout.ID);
      Bits live = segment.reader().getLiveDocs();
      while (ids.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        String id = ids.lookupOrd(ids.ordValue()).utf8ToString();
        if (isOne(id) && (live == null || live.get(ids.docID()))) {
          throw new IndexException(
              where
                  + " holds the id '"
                  + id
                  + "', which looks like that of a window; give it another id, or index again");
        }
      }
    }
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }
}
