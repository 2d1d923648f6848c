package dev.mizzen.lucene;

import dev.mizzen.impl.index.codec.TokenVectorReader;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Goes through the documents of a segment that have token vectors. */
final class LateInteractionWeight extends Weight {
  private final TokenQuery query;
  private final @Nullable Weight filter;
  private final ScoreMode scoreMode;
  private final float boost;

  LateInteractionWeight(
      Query parent, TokenQuery query, @Nullable Weight filter, ScoreMode scoreMode, float boost) {
    super(parent);
    this.query = query;
    this.filter = filter;
    this.scoreMode = scoreMode;
    this.boost = boost;
  }

  @Override
  public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
    TokenVectorReader tokens = open(segment);
    if (tokens == null) {
      return null;
    }
    DocIdSetIterator documents = documents(segment, tokens);
    if (!scoreMode.needsScores()) {
      int maxDoc = segment.reader().maxDoc();
      return ConstantScoreScorerSupplier.fromIterator(documents, 0, scoreMode, maxDoc);
    }
    return new Supplier(segment, documents.cost());
  }

  /** Those that have token vectors and pass the filter; {@code tokens} follow them. */
  private DocIdSetIterator documents(LeafReaderContext segment, TokenVectorReader tokens)
      throws IOException {
    if (filter == null) {
      return tokens.documents();
    }
    Scorer passing = filter.scorer(segment);
    return passing == null
        ? DocIdSetIterator.empty()
        : ConjunctionUtils.intersectIterators(List.of(passing.iterator(), tokens.documents()));
  }

  private @Nullable TokenVectorReader open(LeafReaderContext segment) throws IOException {
    return TokenVectorReader.openAny(segment.reader(), query.field());
  }

  private final class Supplier extends ScorerSupplier {
    private final LeafReaderContext segment;
    private final long cost;

    Supplier(LeafReaderContext segment, long cost) {
      this.segment = segment;
      this.cost = cost;
    }

    @Override
    public Scorer get(long leadCost) throws IOException {
      return scorer();
    }

    /** Without other clauses, many documents are scored at once. */
    @Override
    public BulkScorer bulkScorer() throws IOException {
      return new LateInteractionBulkScorer(scorer(), super.bulkScorer());
    }

    private LateInteractionScorer scorer() throws IOException {
      TokenVectorReader tokens = open(segment);
      if (tokens == null) {
        throw new IllegalStateException("field '" + query.field() + "' has gone");
      }
      return new LateInteractionScorer(query, tokens, documents(segment, tokens), boost);
    }

    @Override
    public long cost() {
      return cost;
    }
  }

  @Override
  public Explanation explain(LeafReaderContext segment, int doc) throws IOException {
    TokenVectorReader tokens = open(segment);
    if (filter != null && !filter.explain(segment, doc).isMatch()) {
      return Explanation.noMatch("it does not pass the filter");
    }
    if (tokens == null || !tokens.advanceExact(doc)) {
      return Explanation.noMatch("no token vectors in field " + query.field());
    }
    return MaxSimExplanation.of(query, tokens.current(), boost);
  }

  @Override
  public boolean isCacheable(LeafReaderContext segment) {
    return (filter == null || filter.isCacheable(segment))
        && DocValues.isCacheable(segment, query.field());
  }
}
