package dev.mizzen.impl.retrieve.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Exactly these documents of one reader, so that collectors can look at them in order. */
public final class DocSetQuery extends Query {
  private final int[] docs;

  /** Copies and sorts the numbers. */
  public DocSetQuery(int[] docs) {
    this.docs = docs.clone();
    Arrays.sort(this.docs);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
        int from = lowerBound(segment.docBase);
        int maxDoc = segment.reader().maxDoc();
        int to = lowerBound(segment.docBase + maxDoc);
        return from == to
            ? null
            : ConstantScoreScorerSupplier.fromIterator(
                new SortedDocs(docs, from, to, segment.docBase), score(), scoreMode, maxDoc);
      }

      @Override
      public boolean isCacheable(LeafReaderContext segment) {
        return false;
      }
    };
  }

  private int lowerBound(int doc) {
    int found = Arrays.binarySearch(docs, doc);
    return found < 0 ? -found - 1 : found;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DocSetQuery that && Arrays.equals(docs, that.docs);
  }

  @Override
  public int hashCode() {
    return 31 * classHash() + Arrays.hashCode(docs);
  }

  @Override
  public String toString(String field) {
    return docs.length + " documents";
  }
}
