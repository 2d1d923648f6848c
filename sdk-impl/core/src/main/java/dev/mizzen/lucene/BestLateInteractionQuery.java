package dev.mizzen.lucene;

import dev.mizzen.impl.retrieve.lucene.DocSetQuery;
import dev.mizzen.impl.retrieve.score.LateCandidates;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * The best documents by late interaction, with the scores of {@link LateInteractionQuery}: to late
 * interaction what Lucene's {@code KnnFloatVectorQuery} is to single vectors.
 *
 * <pre>{@code
 * Query best = new LateInteractionQuery("tokens", vectors, DOT_PRODUCT).best(10).filter(passing);
 * }</pre>
 *
 * <p>Segments that were written in the format of {@link LateInteractionFormat} and have tokens
 * enough hold inverted lists of their token vectors (PLAID, arXiv:2205.09707; WARP,
 * arXiv:2501.17788). Each vector of the query looks into some of them ({@link #probes}), and the
 * documents that do best by codes ({@link #candidates}) are scored exactly. All other segments are
 * scored in full, as are all if the filter leaves few documents. Lists hold inner products, so
 * COSINE and EUCLIDEAN are always scored in full; compare vectors of length 1 by DOT_PRODUCT.
 *
 * <p>Documents that do not pass {@link #filter} are out before anything is scored, so that up to k
 * are found among the others. Another clause of a {@code BooleanQuery} is looked at afterwards and
 * may leave fewer. The search is done when the query is rewritten, on the searcher's threads except
 * for the lists, and ends in parts when the searcher's timeout says so. Immutable, every setting
 * returns a changed copy; safe for use by many threads.
 */
public final class BestLateInteractionQuery extends Query {
  private static final int LEAST_CANDIDATES = 100;

  private final TokenQuery query;
  private final int k;
  private final @Nullable Query filter;
  private final LateCandidates.Width width;

  BestLateInteractionQuery(TokenQuery query, int k) {
    this(
        query,
        requirePositive("k", k),
        null,
        new LateCandidates.Width(
            (int) Math.max(LEAST_CANDIDATES, Math.min(Integer.MAX_VALUE / 4, 2L * k)),
            OptionalInt.empty(),
            OptionalInt.empty(),
            !hasLists(query.function())));
  }

  private BestLateInteractionQuery(
      TokenQuery query, int k, @Nullable Query filter, LateCandidates.Width width) {
    this.query = query;
    this.k = k;
    this.filter = filter;
    this.width = width;
  }

  private static boolean hasLists(VectorSimilarityFunction function) {
    return InnerProductForm.of(function) == InnerProductForm.AS_THEY_ARE;
  }

  /** Only documents that pass. */
  public BestLateInteractionQuery filter(Query passing) {
    return new BestLateInteractionQuery(
        query, k, Objects.requireNonNull(passing, "passing"), width);
  }

  /** How many lists each vector of the query looks into, at least 1; 32 unless said. */
  public BestLateInteractionQuery probes(int probes) {
    requirePositive("probes", probes);
    return with(
        new LateCandidates.Width(
            width.count(), OptionalInt.of(probes), width.imputeAfter(), width.exact()));
  }

  /**
   * How many documents lists hand over to be scored exactly, at least 1; the larger of 100 and
   * twice k unless said.
   */
  public BestLateInteractionQuery candidates(int candidates) {
    requirePositive("candidates", candidates);
    return with(
        new LateCandidates.Width(candidates, width.probes(), width.imputeAfter(), width.exact()));
  }

  /**
   * How deep the score lies that a document gets for a query vector that met none of its own in the
   * lists; see {@link dev.mizzen.search.Query#imputeAfter}.
   */
  public BestLateInteractionQuery imputeAfter(int tokens) {
    if (tokens < 0) {
      throw new IllegalArgumentException("imputeAfter must not be negative, got " + tokens);
    }
    return with(
        new LateCandidates.Width(
            width.count(), width.probes(), OptionalInt.of(tokens), width.exact()));
  }

  /** Scores all documents in full. */
  public BestLateInteractionQuery exact() {
    return with(new LateCandidates.Width(width.count(), width.probes(), width.imputeAfter(), true));
  }

  private BestLateInteractionQuery with(LateCandidates.Width changed) {
    return new BestLateInteractionQuery(query, k, filter, changed);
  }

  private static int requirePositive(String what, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, got " + count);
    }
    return count;
  }

  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    int maxDoc = searcher.getIndexReader().maxDoc();
    if (maxDoc == 0) {
      return new MatchNoDocsQuery("no documents");
    }
    Query passing = filter == null ? null : searcher.rewrite(filter);
    Query every = new LateInteractionQuery(query, passing);
    Query scored = every;
    if (!width.exact()) {
      LateCandidates candidates = candidates(searcher, Optional.ofNullable(passing));
      if (!candidates.complete()) {
        scored = new LateInteractionQuery(query, new DocSetQuery(candidates.documents()));
      }
    }
    TopDocs best =
        searcher.search(scored, new TopScoreDocCollectorManager(Math.min(k, maxDoc), null, maxDoc));
    return new ScoredDocsQuery(this, every, searcher.getTopReaderContext().id(), best.scoreDocs);
  }

  private LateCandidates candidates(IndexSearcher searcher, Optional<Query> passing)
      throws IOException {
    QueryTimeout timeout = searcher.getTimeout();
    return LateCandidates.find(
        searcher,
        query.field(),
        passing,
        query.rows(),
        query.dimension(),
        width,
        LuceneKernels.all(),
        () -> timeout != null && timeout.shouldExit());
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(query.field())) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BestLateInteractionQuery that
        && query.equals(that.query)
        && k == that.k
        && Objects.equals(filter, that.filter)
        && width.equals(that.width);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classHash(), query, k, filter, width);
  }

  @Override
  public String toString(String field) {
    return "BestLateInteraction" + query + "[" + k + (filter == null ? "]" : " of " + filter + "]");
  }
}
