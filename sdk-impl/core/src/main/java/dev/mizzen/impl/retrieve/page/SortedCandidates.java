package dev.mizzen.impl.retrieve.page;

import dev.mizzen.impl.retrieve.lucene.DocSetQuery;
import dev.mizzen.impl.retrieve.score.Candidate;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.jspecify.annotations.Nullable;

/** Candidates in the order of their metadata. */
public final class SortedCandidates implements Ranking {
  private final Map<Integer, Candidate> byDoc = new HashMap<>();
  private final MatchRanking order;

  /** The candidates in the order of {@code sort}. */
  public SortedCandidates(IndexSearcher searcher, List<Candidate> candidates, Sort sort) {
    candidates.forEach(candidate -> byDoc.put(candidate.doc(), candidate));
    int[] docs = candidates.stream().mapToInt(Candidate::doc).toArray();
    order = new MatchRanking(searcher, new DocSetQuery(docs), sort, Optional.empty());
  }

  @Override
  public List<Ranked> top(int count, @Nullable SortKey after) throws IOException {
    return order.top(count, after).stream().map(this::withScore).toList();
  }

  @Override
  public int compare(SortKey a, SortKey b) {
    return order.compare(a, b);
  }

  @Override
  public long total() {
    return byDoc.size();
  }

  @Override
  public boolean totalIsExact() {
    return true;
  }

  private Ranked withScore(Ranked entry) {
    Candidate candidate = byDoc.get(entry.doc());
    if (candidate == null) {
      throw new IllegalStateException("found a document that was not a candidate: " + entry);
    }
    return new Ranked(entry.doc(), candidate.score(), entry.key(), candidate.parts());
  }
}
