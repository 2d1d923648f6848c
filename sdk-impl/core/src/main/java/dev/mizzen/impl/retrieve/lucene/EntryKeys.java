package dev.mizzen.impl.retrieve.lucene;

import dev.mizzen.impl.index.IndexLayout;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/** The ids of entries, and their order. */
public final class EntryKeys {
  private EntryKeys() {}

  /** The caller's id of an entry. Cost: a look-up in its segment. */
  public static String id(IndexReader reader, int doc) throws IOException {
    return value(reader, IndexLayout.ID, doc);
  }

  /** The id of the parent of an entry, or its own. Cost: a look-up in its segment. */
  public static String parent(IndexReader reader, int doc) throws IOException {
    return value(reader, IndexLayout.PARENT, doc);
  }

  /** By code points, as Lucene orders terms; not as {@link String#compareTo} does. */
  public static int compare(String a, String b) {
    return new BytesRef(a).compareTo(new BytesRef(b));
  }

  private static String value(IndexReader reader, String field, int doc) throws IOException {
    List<LeafReaderContext> segments = reader.leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(doc, segments));
    SortedDocValues values = DocValues.getSorted(segment.reader(), field);
    if (!values.advanceExact(doc - segment.docBase)) {
      throw new IllegalStateException("entry " + doc + " has no " + field);
    }
    return values.lookupOrd(values.ordValue()).utf8ToString();
  }
}
