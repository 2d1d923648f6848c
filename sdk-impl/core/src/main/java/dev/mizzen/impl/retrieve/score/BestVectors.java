package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.retrieve.lucene.EntryKeys;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.jspecify.annotations.Nullable;

/** Compares the query with the stored vector of every document it sees, and keeps the best. */
final class BestVectors implements CollectorManager<BestVectors.Best, List<Candidate>> {
  private final String field;
  private final String idField;
  private final VectorMeasure measure;
  private final int limit;

  /**
   * @param field the Lucene field
   * @param idField the Lucene field of ids
   * @param limit how many are kept, at least 1
   */
  BestVectors(String field, String idField, VectorMeasure measure, int limit) {
    this.field = field;
    this.idField = idField;
    this.measure = measure;
    this.limit = limit;
  }

  @Override
  public Best newCollector() {
    return new Best();
  }

  @Override
  public List<Candidate> reduce(Collection<Best> parts) {
    return parts.stream()
        .flatMap(part -> part.worstFirst.stream())
        .sorted(Candidate.BEST_FIRST)
        .limit(limit)
        .toList();
  }

  final class Best implements Collector {
    private final PriorityQueue<Candidate> worstFirst =
        new PriorityQueue<>(Candidate.BEST_FIRST.reversed());

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
      FloatVectorValues vectors = segment.reader().getFloatVectorValues(field);
      SortedDocValues ids = EntryKeys.of(segment.reader(), idField);
      return new BestInSegment(worstFirst, segment.docBase, vectors, ids);
    }
  }

  private final class BestInSegment implements LeafCollector {
    private final PriorityQueue<Candidate> worstFirst;
    private final int docBase;
    private final @Nullable FloatVectorValues vectors;
    private final @Nullable DocIndexIterator iterator;
    private final SortedDocValues ids;

    private BestInSegment(
        PriorityQueue<Candidate> worstFirst,
        int docBase,
        @Nullable FloatVectorValues vectors,
        SortedDocValues ids) {
      this.worstFirst = worstFirst;
      this.docBase = docBase;
      this.vectors = vectors;
      this.ids = ids;
      iterator = vectors == null ? null : vectors.iterator();
    }

    @Override
    public void setScorer(Scorable scorer) {}

    @Override
    public void collect(int doc) throws IOException {
      if (vectors == null || iterator == null) {
        return;
      }
      int at = iterator.docID() < doc ? iterator.advance(doc) : iterator.docID();
      if (at == doc) {
        offer(doc, measure.score(vectors.vectorValue(iterator.index())));
      }
    }

    /** Looks the id up only if the score is good enough, ties included. */
    private void offer(int doc, double score) throws IOException {
      Candidate worst = worstFirst.peek();
      if (worstFirst.size() == limit && worst != null && score < worst.score()) {
        return;
      }
      if (!ids.advanceExact(doc)) {
        return;
      }
      String id = ids.lookupOrd(ids.ordValue()).utf8ToString();
      worstFirst.add(new Candidate(docBase + doc, id, score, List.of()));
      if (worstFirst.size() > limit) {
        worstFirst.poll();
      }
    }
  }
}
