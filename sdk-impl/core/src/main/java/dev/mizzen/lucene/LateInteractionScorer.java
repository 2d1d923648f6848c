package dev.mizzen.lucene;

import dev.mizzen.impl.index.codec.TokenVectorReader;
import java.io.IOException;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Scores documents where they are, or the next ones at once. For one thread. */
final class LateInteractionScorer extends Scorer {
  private final TokenQuery query;
  private final TokenVectorReader tokens;
  private final DocIdSetIterator documents;
  private final float boost;
  private final float[] one = new float[1];

  /**
   * @param documents which tokens follow: all of theirs, or some
   * @param boost at least 0
   */
  LateInteractionScorer(
      TokenQuery query, TokenVectorReader tokens, DocIdSetIterator documents, float boost) {
    this.query = query;
    this.tokens = tokens;
    this.boost = boost;
    this.documents = documents;
  }

  @Override
  public int docID() {
    return documents.docID();
  }

  @Override
  public DocIdSetIterator iterator() {
    return documents;
  }

  /** Nothing is known of vectors that were not read. */
  @Override
  public float getMaxScore(int upTo) {
    return Float.POSITIVE_INFINITY;
  }

  @Override
  public float score() throws IOException {
    FieldScorer scorer = FieldScorer.ofThread(query);
    scorer.add(tokens.current());
    scorer.score(one);
    return one[0] * boost;
  }

  @Override
  public void nextDocsAndScores(int upTo, @Nullable Bits liveDocs, DocAndFloatFeatureBuffer buffer)
      throws IOException {
    FieldScorer scorer = FieldScorer.ofThread(query);
    int size = 0;
    for (int doc = docID(); doc < upTo && !scorer.isFull(); doc = documents.nextDoc()) {
      if (liveDocs == null || liveDocs.get(doc)) {
        if (size == buffer.docs.length) {
          buffer.docs = ArrayUtil.grow(buffer.docs, size + 1);
        }
        buffer.docs[size++] = doc;
        scorer.add(tokens.current());
      }
    }
    if (buffer.features.length < size) {
      buffer.features = new float[buffer.docs.length];
    }
    scorer.score(buffer.features);
    for (int d = 0; d < size; d++) {
      buffer.features[d] *= boost;
    }
    buffer.size = size;
  }
}
