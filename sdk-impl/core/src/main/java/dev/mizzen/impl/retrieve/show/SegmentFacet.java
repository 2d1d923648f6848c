package dev.mizzen.impl.retrieve.show;

import dev.mizzen.impl.index.MetadataType;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/** Counts the values of one field in one segment. */
interface SegmentFacet {
  /** Counts the values of a document. */
  void count(int doc) throws IOException;

  /** Hands the counts over; after the last document. */
  void finish() throws IOException;

  /** The one for a field of {@code type}, which adds to {@code tally}. */
  static SegmentFacet of(LeafReader segment, String field, MetadataType type, FacetTally tally)
      throws IOException {
    return switch (type) {
      case KEYWORD, FLAG -> new Words(DocValues.getSortedSet(segment, field), tally);
      case WHOLE, REAL, MOMENT -> new Numbers(DocValues.getSortedNumeric(segment, field), tally);
    };
  }

  /** Counts by ordinal, and looks each word up once. */
  final class Words implements SegmentFacet {
    private final SortedSetDocValues values;
    private final FacetTally tally;
    private final OrdinalCounts counts;

    private Words(SortedSetDocValues values, FacetTally tally) {
      this.values = values;
      this.tally = tally;
      counts = new OrdinalCounts(Math.toIntExact(values.getValueCount()));
    }

    @Override
    public void count(int doc) throws IOException {
      if (values.advanceExact(doc)) {
        for (int i = 0; i < values.docValueCount(); i++) {
          counts.increment((int) values.nextOrd());
        }
      }
    }

    @Override
    public void finish() throws IOException {
      counts.forEach((ordinal, count) -> tally.add(values.lookupOrd(ordinal), count));
    }
  }

  /** Counts by number; a document's numbers come sorted, so that equal ones follow each other. */
  final class Numbers implements SegmentFacet {
    private final SortedNumericDocValues values;
    private final FacetTally tally;

    private Numbers(SortedNumericDocValues values, FacetTally tally) {
      this.values = values;
      this.tally = tally;
    }

    @Override
    public void count(int doc) throws IOException {
      if (!values.advanceExact(doc)) {
        return;
      }
      long before = 0;
      for (int i = 0; i < values.docValueCount(); i++) {
        long value = values.nextValue();
        if (i == 0 || value != before) {
          tally.add(value);
        }
        before = value;
      }
    }

    @Override
    public void finish() {}
  }
}
