package dev.mizzen.lucene;

import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

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

  /**
   * Compares by {@code function}.
   *
   * @param field the field of token vectors
   * @param query {@code [Q × dimension]}, finite, Q ≥ 1
   * @throws IllegalArgumentException if the query is empty, ragged or not finite; when run, also if
   *     a document's vectors are of another dimension, naming the field
   */
  public LateInteractionQuery(String field, float[][] query, VectorSimilarityFunction function) {
    this.query = new TokenQuery(field, query, function);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new LateInteractionWeight(this, query, scoreMode, boost);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(query.field())) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other) && query.equals(((LateInteractionQuery) other).query);
  }

  @Override
  public int hashCode() {
    return 31 * classHash() + query.hashCode();
  }

  @Override
  public String toString(String field) {
    return "LateInteraction" + query;
  }
}
