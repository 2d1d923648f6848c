package dev.mizzen.impl.retrieve.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LongValues;
import org.apache.lucene.search.LongValuesSource;
import org.jspecify.annotations.Nullable;

/**
 * 0 for documents with a number in a field and 1 for those without. It breaks the tie between the
 * largest possible number and none at all, which Lucene sorts as one.
 */
final class HasValue extends LongValuesSource {
  private final String field;

  HasValue(String field) {
    this.field = field;
  }

  @Override
  public LongValues getValues(LeafReaderContext segment, @Nullable DoubleValues scores)
      throws IOException {
    SortedNumericDocValues values = DocValues.getSortedNumeric(segment.reader(), field);
    return new LongValues() {
      private boolean present;

      @Override
      public long longValue() {
        return present ? 0 : 1;
      }

      @Override
      public boolean advanceExact(int doc) throws IOException {
        present = values.advanceExact(doc);
        return true;
      }
    };
  }

  @Override
  public boolean needsScores() {
    return false;
  }

  @Override
  public boolean isCacheable(LeafReaderContext segment) {
    return DocValues.isCacheable(segment, field);
  }

  @Override
  public LongValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HasValue that && field.equals(that.field);
  }

  @Override
  public int hashCode() {
    return field.hashCode();
  }

  @Override
  public String toString() {
    return "hasValue(" + field + ")";
  }
}
