package dev.mizzen.impl.retrieve.page;

import dev.mizzen.impl.retrieve.score.Candidate;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Candidates by score, ties by id. */
public final class CandidateRanking implements Ranking {
  private final List<Ranked> ranked;

  /**
   * @param candidates best first
   */
  public CandidateRanking(List<Candidate> candidates) {
    ranked = candidates.stream().map(CandidateRanking::ranked).toList();
  }

  @Override
  public List<Ranked> top(int count, @Nullable SortKey after) {
    return ranked.stream()
        .filter(entry -> after == null || compare(after, entry.key()) < 0)
        .limit(count)
        .toList();
  }

  @Override
  public int compare(SortKey a, SortKey b) {
    int byScore = Double.compare(score(b), score(a));
    return byScore != 0 ? byScore : id(a).compareTo(id(b));
  }

  @Override
  public long total() {
    return ranked.size();
  }

  @Override
  public boolean totalIsExact() {
    return true;
  }

  private static Ranked ranked(Candidate candidate) {
    SortKey key = new SortKey(new Object[] {candidate.score(), new BytesRef(candidate.id())});
    return new Ranked(candidate.doc(), candidate.score(), key, candidate.parts());
  }

  private static double score(SortKey key) {
    return key.values()[0] instanceof Double score ? score : Double.NaN;
  }

  private static BytesRef id(SortKey key) {
    return key.values()[1] instanceof BytesRef id ? id : new BytesRef();
  }
}
