package dev.mizzen.impl.retrieve.lucene;

import java.util.Arrays;
import org.apache.lucene.search.DocIdSetIterator;

/** The numbers {@code docs[from .. to)}, less a base, in order. */
final class SortedDocs extends DocIdSetIterator {
  private final int[] docs;
  private final int to;
  private final int base;
  private final int count;
  private int next;
  private int doc = -1;

  SortedDocs(int[] docs, int from, int to, int base) {
    this.docs = docs;
    this.to = to;
    this.base = base;
    count = to - from;
    next = from;
  }

  @Override
  public int docID() {
    return doc;
  }

  @Override
  public int nextDoc() {
    doc = next < to ? docs[next++] - base : NO_MORE_DOCS;
    return doc;
  }

  @Override
  public int advance(int target) {
    int found = Arrays.binarySearch(docs, next, to, target + base);
    next = found < 0 ? -found - 1 : found;
    return nextDoc();
  }

  @Override
  public long cost() {
    return count;
  }
}
