package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.index.Snapshot;
import dev.mizzen.impl.retrieve.lucene.Deadline;
import dev.mizzen.impl.retrieve.lucene.DocSetQuery;
import dev.mizzen.impl.retrieve.lucene.EntryKeys;
import dev.mizzen.search.Mode;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * Finds documents by late interaction alone: inverted lists give candidates, small segments give
 * all their documents, and exact MaxSim ranks both. For one search.
 */
public final class LateFinder {
  private final IndexSearcher searcher;
  private final IndexSearcher unhurried;
  private final Snapshot snapshot;
  private final LateKernels kernels;
  private final Deadline deadline;

  /**
   * Over the documents of {@code snapshot}.
   *
   * @param searcher may stop early
   * @param unhurried must not, and runs the filter
   */
  public LateFinder(
      IndexSearcher searcher,
      IndexSearcher unhurried,
      Snapshot snapshot,
      LateKernels kernels,
      Deadline deadline) {
    this.searcher = searcher;
    this.unhurried = unhurried;
    this.snapshot = snapshot;
    this.kernels = kernels;
    this.deadline = deadline;
  }

  /**
   * The best documents by exact MaxSim among those found, best first.
   *
   * @param field the vector field
   * @param filter what may be found at all
   * @param asked for the knobs
   */
  public List<Candidate> find(
      String field, MultiVector query, Optional<Query> filter, dev.mizzen.search.Query asked)
      throws IOException {
    int wanted = asked.candidates();
    LateCandidates.Width width =
        new LateCandidates.Width(wanted, asked.probes(), asked.imputeAfter(), asked.isExact());
    float[] rows = query.toArray();
    LateCandidates found =
        LateCandidates.find(
            unhurried,
            snapshot.names().tokenVectors(field),
            filter,
            rows,
            query.dimension(),
            width,
            kernels,
            deadline::isPassed);
    LateScores scores = new LateScores(snapshot, field, kernels, rows, deadline);
    return ranked(searcher.search(new DocSetQuery(found.documents()), scores), wanted);
  }

  /** The best, ties to the lower id; looks up the ids of those that may be among them only. */
  private List<Candidate> ranked(Map<Integer, Float> scores, int wanted) throws IOException {
    float[] sorted = new float[scores.size()];
    int count = 0;
    for (float score : scores.values()) {
      sorted[count++] = score;
    }
    Arrays.sort(sorted);
    float least = count > wanted ? sorted[count - wanted] : Float.NEGATIVE_INFINITY;
    List<Candidate> best = new ArrayList<>();
    for (var entry : scores.entrySet()) {
      if (entry.getValue() >= least) {
        String id = EntryKeys.value(snapshot.reader(), snapshot.names().id(), entry.getKey());
        best.add(new Candidate(entry.getKey(), id, entry.getValue(), List.of()));
      }
    }
    List<Candidate> ranked = Candidate.ranked(best, Mode.LATE);
    return ranked.subList(0, Math.min(wanted, ranked.size()));
  }
}
