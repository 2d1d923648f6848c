package dev.mizzen.lucene;

import dev.mizzen.impl.index.codec.TokenVectorReader;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;

/**
 * The late-interaction score of each document, over Lucene's own {@link
 * org.apache.lucene.document.LateInteractionField}; takes the place of Lucene's {@code
 * LateInteractionFloatValuesSource} with {@code SUM_MAX_SIM}, and gives the same values without
 * copying a document into {@code float[][]}:
 *
 * <pre>score(d) = Σᵢ max(Float.MIN_VALUE, maxⱼ f(qᵢ, dⱼ))</pre>
 *
 * where {@code f} is Lucene's score of the similarity function: {@code max(0, (1 + ⟨q, d⟩)/2)} for
 * DOT_PRODUCT, the same of the cosine for COSINE, {@code 1/(1 + ‖q − d‖²)} for EUCLIDEAN, and, for
 * MAXIMUM_INNER_PRODUCT, {@code ⟨q, d⟩ + 1}, or {@code 1/(1 − ⟨q, d⟩)} below 0. For unit vectors
 * the score of DOT_PRODUCT and COSINE is thus {@code (Q + MaxSim)/2}. This is Lucene 10.6's
 * definition.
 *
 * <p>Cost O(Q · T · dimension) for a document of T vectors. Immutable; safe for use by many
 * threads. A list of hits is scored faster by {@link MaxSimRescorer}, which takes documents
 * together.
 */
public final class MaxSimValuesSource extends DoubleValuesSource {
  private final TokenQuery query;

  /**
   * Compares by cosine, which is Lucene's default. Vectors that already have length 1 are compared
   * faster by DOT_PRODUCT.
   *
   * @param field a field written as {@code LateInteractionField}
   * @param query {@code [Q × dimension]}, finite, Q ≥ 1
   */
  public MaxSimValuesSource(String field, float[][] query) {
    this(field, query, VectorSimilarityFunction.COSINE);
  }

  /**
   * Compares by {@code function}.
   *
   * @param field a field written as {@code LateInteractionField}
   * @param query {@code [Q × dimension]}, finite, Q ≥ 1
   * @throws IllegalArgumentException if the query is empty, ragged or not finite
   */
  public MaxSimValuesSource(String field, float[][] query, VectorSimilarityFunction function) {
    this.query = new TokenQuery(field, query, function);
  }

  TokenQuery query() {
    return query;
  }

  @Override
  public DoubleValues getValues(LeafReaderContext segment, DoubleValues scores) throws IOException {
    TokenVectorReader tokens = TokenVectorReader.openAny(segment.reader(), query.field());
    if (tokens == null) {
      return DoubleValues.EMPTY;
    }
    float[] score = new float[1];
    return new DoubleValues() {
      @Override
      public boolean advanceExact(int doc) throws IOException {
        return tokens.advanceExact(doc);
      }

      @Override
      public double doubleValue() throws IOException {
        FieldScorer scorer = FieldScorer.ofThread(query);
        scorer.add(tokens.current());
        scorer.score(score);
        return score[0];
      }
    };
  }

  @Override
  public boolean needsScores() {
    return false;
  }

  @Override
  public DoubleValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean isCacheable(LeafReaderContext segment) {
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MaxSimValuesSource source && query.equals(source.query);
  }

  @Override
  public int hashCode() {
    return query.hashCode();
  }

  @Override
  public String toString() {
    return "MaxSim" + query;
  }
}
