package dev.mizzen.lucene;

import java.util.Arrays;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Scorer;

/** Gives the documents {@code docs[from .. to)}, less a base, and their scores. */
final class ScoredDocsScorer extends Scorer {
  private final int[] docs;
  private final float[] scores;
  private final int from;
  private final int to;
  private final int base;
  private final float boost;
  private final float most;
  private final Documents documents = new Documents();
  private int at;

  ScoredDocsScorer(
      int[] docs, float[] scores, int from, int to, int base, float boost, float most) {
    this.docs = docs;
    this.scores = scores;
    this.from = from;
    this.to = to;
    this.base = base;
    this.boost = boost;
    this.most = most;
    at = from - 1;
  }

  @Override
  public int docID() {
    return documents.docID();
  }

  @Override
  public DocIdSetIterator iterator() {
    return documents;
  }

  @Override
  public float getMaxScore(int upTo) {
    return most * boost;
  }

  @Override
  public float score() {
    return scores[at] * boost;
  }

  private final class Documents extends DocIdSetIterator {
    @Override
    public int docID() {
      if (at < from) {
        return -1;
      }
      return at < to ? docs[at] - base : NO_MORE_DOCS;
    }

    @Override
    public int nextDoc() {
      at = Math.min(to, at + 1);
      return docID();
    }

    @Override
    public int advance(int target) {
      if (target == NO_MORE_DOCS) {
        at = to;
        return NO_MORE_DOCS;
      }
      int found = Arrays.binarySearch(docs, Math.min(to, at + 1), to, base + target);
      at = found < 0 ? -found - 1 : found;
      return docID();
    }

    @Override
    public long cost() {
      return (long) to - from;
    }
  }
}
