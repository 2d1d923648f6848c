package dev.mizzen.lucene;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Every document that has token vectors in a field, with its late-interaction score: exact, for an
 * application's own index. The field is Lucene's {@link
 * org.apache.lucene.document.LateInteractionField} or a {@link TokenVectorsField}.
 *
 * <pre>{@code
 * Query tokens = new LateInteractionQuery("tokens", vectors, DOT_PRODUCT);
 * Query filtered = new BooleanQuery.Builder().add(tokens, MUST).add(filter, FILTER).build();
 * TopDocs best = searcher.search(filtered, 10);
 * }</pre>
 *
 * <p>Scores are those of {@link MaxSimValuesSource}: {@code Σᵢ max(Float.MIN_VALUE, maxⱼ f(qᵢ,
 * dⱼ))}, times the boost, with Lucene's score {@code f} of the similarity function. They are never
 * negative, as Lucene asks. {@link MaxSimRescorer} gives the same.
 *
 * <p>Only documents that pass the other required clauses of a {@code BooleanQuery} are scored, at
 * O(Q · T · dimension) for T vectors; by itself the query scores all, some at once. To find the
 * best by inverted lists instead, see {@link #best}. Segments without the field match nothing.
 * Slices, timeouts and sorting work as with any query. Immutable; safe for use by many threads.
 */
public final class LateInteractionQuery extends Query {
  private final TokenQuery query;
  private final @Nullable Query filter;

  /**
   * Compares by {@code function}.
   *
   * @param field the field of token vectors
   * @param query {@code [Q × dimension]}, finite, Q ≥ 1
   * @throws IllegalArgumentException if the query is empty, ragged or not finite; when run, also if
   *     a document's vectors are of another dimension, naming the field
   */
  public LateInteractionQuery(String field, float[][] query, VectorSimilarityFunction function) {
    this(new TokenQuery(field, query, function), null);
  }

  /**
   * Looks only at what passes a filter, many documents at once.
   *
   * @param filter already rewritten; null for none
   */
  LateInteractionQuery(TokenQuery query, @Nullable Query filter) {
    this.query = query;
    this.filter = filter;
  }

  /**
   * The {@code k} best documents, found by inverted lists where segments have them.
   *
   * @param k how many, at least 1
   */
  public BestLateInteractionQuery best(int k) {
    return new BestLateInteractionQuery(query, k);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
      throws IOException {
    Weight passing =
        filter == null ? null : searcher.createWeight(filter, ScoreMode.COMPLETE_NO_SCORES, 1);
    return new LateInteractionWeight(this, query, passing, scoreMode, boost);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(query.field())) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LateInteractionQuery that
        && query.equals(that.query)
        && Objects.equals(filter, that.filter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classHash(), query, filter);
  }

  @Override
  public String toString(String field) {
    return "LateInteraction" + query + (filter == null ? "" : " of " + filter);
  }
}
