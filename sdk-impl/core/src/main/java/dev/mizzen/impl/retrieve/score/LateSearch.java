package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.index.Snapshot;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.impl.retrieve.lucene.DocSetQuery;
import dev.mizzen.search.Mode;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;

/** Ranks candidates by exact MaxSim over their stored token vectors. For one search. */
public final class LateSearch {
  private final IndexSearcher searcher;
  private final Snapshot snapshot;
  private final LateKernels kernels;
  private final Deadline deadline;

  /** Over the documents of {@code snapshot}. */
  public LateSearch(
      IndexSearcher searcher, Snapshot snapshot, LateKernels kernels, Deadline deadline) {
    this.searcher = searcher;
    this.snapshot = snapshot;
    this.kernels = kernels;
    this.deadline = deadline;
  }

  /**
   * The candidates that have token vectors, best first. Cost O(candidates · Q · T · dimension).
   *
   * @param field the vector field
   */
  public List<Candidate> rank(String field, MultiVector query, List<Candidate> candidates)
      throws IOException {
    int[] docs = candidates.stream().mapToInt(Candidate::doc).toArray();
    LateScores scores = new LateScores(snapshot, field, kernels, query.toArray(), deadline);
    Map<Integer, Float> byDoc = searcher.search(new DocSetQuery(docs), scores);
    List<Candidate> scored = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Float score = byDoc.get(candidate.doc());
      if (score != null) {
        scored.add(new Candidate(candidate.doc(), candidate.id(), score, candidate.parts()));
      }
    }
    return Candidate.ranked(scored, Mode.LATE);
  }
}
