package dev.mizzen.impl.retrieve.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.util.BytesRef;

/** The ids of entries, and their order. */
public final class EntryKeys {
  private EntryKeys() {}

  /** The ids in a field of a segment, which has sorted doc values or sorted sets of one. */
  public static SortedDocValues of(LeafReader segment, String field) throws IOException {
    return SortedSetSelector.wrap(
        DocValues.getSortedSet(segment, field), SortedSetSelector.Type.MIN);
  }

  /** The id that an entry has in a field. Cost: a look-up in its segment. */
  public static String value(IndexReader reader, String field, int doc) throws IOException {
    List<LeafReaderContext> segments = reader.leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(doc, segments));
    SortedDocValues values = of(segment.reader(), field);
    if (!values.advanceExact(doc - segment.docBase)) {
      throw new IllegalStateException("entry " + doc + " has no " + field);
    }
    return values.lookupOrd(values.ordValue()).utf8ToString();
  }

  /** By code points, as Lucene orders terms; not as {@link String#compareTo} does. */
  public static int compare(String a, String b) {
    return new BytesRef(a).compareTo(new BytesRef(b));
  }
}
