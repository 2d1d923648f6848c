package dev.mizzen.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** What was found in one reader, with its scores. */
final class ScoredDocsQuery extends Query {
  private final Query asked;
  private final Query scored;
  private final Object reader;
  private final int[] docs;
  private final float[] scores;
  private final float most;

  /**
   * @param asked what it was found for
   * @param scored what scores and explains
   * @param reader the id of the reader's context
   * @param found in any order
   */
  ScoredDocsQuery(Query asked, Query scored, Object reader, ScoreDoc[] found) {
    this.asked = asked;
    this.scored = scored;
    this.reader = reader;
    ScoreDoc[] sorted = found.clone();
    Arrays.sort(sorted, Comparator.comparingInt(hit -> hit.doc));
    docs = new int[sorted.length];
    scores = new float[sorted.length];
    float highest = 0;
    for (int h = 0; h < sorted.length; h++) {
      docs[h] = sorted[h].doc;
      scores[h] = sorted[h].score;
      highest = Math.max(highest, scores[h]);
    }
    most = highest;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
      throws IOException {
    if (!reader.equals(searcher.getTopReaderContext().id())) {
      throw new IllegalStateException(
          "the query was rewritten for another reader; search with the query itself: " + asked);
    }
    Weight explaining = searcher.createWeight(scored, ScoreMode.COMPLETE, boost);
    return new Weight(this) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) {
        int from = lowerBound(segment.docBase);
        int to = lowerBound(segment.docBase + segment.reader().maxDoc());
        return from == to
            ? null
            : new DefaultScorerSupplier(
                new ScoredDocsScorer(docs, scores, from, to, segment.docBase, boost, most));
      }

      @Override
      public Explanation explain(LeafReaderContext segment, int doc) throws IOException {
        Explanation why = explaining.explain(segment, doc);
        int at = Arrays.binarySearch(docs, segment.docBase + doc);
        return at >= 0
            ? Explanation.match(
                scores[at] * boost, "among the best " + docs.length + ", with the score of:", why)
            : Explanation.noMatch("not among the best " + docs.length + ":", why);
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
    asked.visit(visitor);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScoredDocsQuery that
        && reader.equals(that.reader)
        && Arrays.equals(docs, that.docs)
        && Arrays.equals(scores, that.scores)
        && asked.equals(that.asked);
  }

  @Override
  public int hashCode() {
    return 31 * asked.hashCode() + Arrays.hashCode(docs);
  }

  @Override
  public String toString(String field) {
    return docs.length + " documents for " + asked.toString(field);
  }
}
