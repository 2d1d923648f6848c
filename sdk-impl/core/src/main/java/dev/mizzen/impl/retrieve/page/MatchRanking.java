package dev.mizzen.impl.retrieve.page;

import dev.mizzen.impl.retrieve.lucene.MinScore;
import dev.mizzen.impl.retrieve.lucene.Ordering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a Lucene query matches, in the order of a Lucene sort. Sorted by score, it skips blocks
 * of documents that cannot reach the page.
 */
public final class MatchRanking implements Ranking {
  private static final int COUNTED = 1000;

  private final IndexSearcher searcher;
  private final Query query;
  private final Sort sort;
  private final Optional<Double> minScore;
  private long total;
  private boolean totalIsExact = true;

  /** The matches of {@code query} of at least {@code minScore}. */
  public MatchRanking(IndexSearcher searcher, Query query, Sort sort, Optional<Double> minScore) {
    this.searcher = searcher;
    this.query = query;
    this.sort = sort;
    this.minScore = minScore;
  }

  @Override
  public List<Ranked> top(int count, @Nullable SortKey after) throws IOException {
    int most = Math.clamp(searcher.getIndexReader().maxDoc(), 1, count);
    TopFieldCollectorManager manager =
        new TopFieldCollectorManager(sort, most, fieldDoc(after), COUNTED);
    TopFieldDocs found =
        minScore.isPresent()
            ? searcher.search(query, new MinScore<>(manager, minScore.get()))
            : searcher.search(query, manager);
    total = found.totalHits.value();
    totalIsExact = found.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
    return ranked(found.scoreDocs);
  }

  @Override
  public int compare(SortKey a, SortKey b) {
    return Ordering.compare(sort, a.values(), b.values());
  }

  @Override
  public long total() {
    return total;
  }

  @Override
  public boolean totalIsExact() {
    return totalIsExact;
  }

  private List<Ranked> ranked(ScoreDoc[] found) throws IOException {
    boolean byScore = sort.getSort()[0].getType() == SortField.Type.SCORE;
    if (!byScore) {
      TopFieldCollector.populateScores(found, searcher, query);
    }
    List<Ranked> ranked = new ArrayList<>(found.length);
    for (ScoreDoc hit : found) {
      @Nullable Object[] values = ((FieldDoc) hit).fields;
      double score = byScore && values[0] instanceof Float first ? first : hit.score;
      ranked.add(new Ranked(hit.doc, score, new SortKey(values), List.of()));
    }
    return ranked;
  }

  /** Beyond every number, so that Lucene takes only later keys, not later documents. */
  private static @Nullable FieldDoc fieldDoc(@Nullable SortKey after) {
    return after == null ? null : new FieldDoc(Integer.MAX_VALUE, Float.NaN, after.values());
  }
}
