package dev.mizzen.lucene;

import dev.mizzen.impl.index.codec.TokenVectorBlob;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Explanation;

/** Says what a late-interaction score is the sum of. */
final class MaxSimExplanation {
  private MaxSimExplanation() {}

  /** The score of a document's vectors, times the boost, query vector by query vector. */
  static Explanation of(TokenQuery query, TokenVectorBlob value, float boost) {
    int[] winners = new int[query.count()];
    float[] similarities = new float[query.count()];
    float score = FieldScorer.ofThread(query).explain(value, winners, similarities);
    List<Explanation> parts = new ArrayList<>();
    for (int i = 0; i < query.count() && value.count() > 0; i++) {
      parts.add(
          Explanation.match(
              similarities[i],
              "max(Float.MIN_VALUE, score of "
                  + query.function()
                  + ") of query vector "
                  + i
                  + " and its best, vector "
                  + winners[i]
                  + " of "
                  + value.count()));
    }
    Explanation sum =
        Explanation.match(
            score,
            value.count() == 0
                ? "Float.MIN_VALUE, for a document without vectors in field " + query.field()
                : "MaxSim: sum over the query's vectors in field " + query.field(),
            parts);
    return boost == 1
        ? sum
        : Explanation.match(score * boost, "product of:", sum, Explanation.match(boost, "boost"));
  }
}
