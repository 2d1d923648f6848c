package dev.mizzen.impl.retrieve.score;

import dev.mizzen.impl.index.IndexSnapshot;
import dev.mizzen.impl.late.ListCandidates;
import dev.mizzen.impl.late.ListKnobs;
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
  /**
   * The least tokens before the score that is imputed. A thousandth of a small index is next to
   * nothing, and what is imputed then so high that it hides what was found: on 18,000 clustered
   * tokens recall@10 is 0.86 after 18 tokens, and above 0.95 after 1,000.
   */
  private static final int LEAST_IMPUTE_AFTER = 1000;

  /** Where a filter leaves this many times the candidates, comparing them all costs less. */
  private static final int FEW = 2;

  private final IndexSearcher searcher;
  private final IndexSearcher unhurried;
  private final IndexSnapshot snapshot;
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
      IndexSnapshot snapshot,
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
    boolean lists = !asked.isExact() && kernels.lists().isPresent();
    LateSegments segments = LateSegments.of(unhurried, field, filter, lists, FEW * wanted);
    float[] rows = query.toArray();
    int[] docs = segments.flat();
    for (LateSegments.Group group : segments.groups()) {
      if (!deadline.isPassed()) {
        docs = joined(docs, candidates(group, rows, asked).documents());
      }
    }
    LateScores scores = new LateScores(snapshot, field, kernels.scores(), rows, deadline);
    return ranked(searcher.search(new DocSetQuery(docs), scores), wanted);
  }

  private ListCandidates candidates(
      LateSegments.Group group, float[] rows, dev.mizzen.search.Query asked) throws IOException {
    ListKnobs usual = ListKnobs.of(group.tokens());
    ListKnobs knobs =
        new ListKnobs(
            asked.probes().orElse(usual.probes()),
            asked.candidates(),
            asked.imputeAfter().orElse(Math.max(LEAST_IMPUTE_AFTER, usual.imputeAfter())));
    return kernels.lists().orElseThrow().search(rows, group.codebook(), group.segments(), knobs);
  }

  private static int[] joined(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
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
        String id = EntryKeys.id(snapshot.reader(), entry.getKey());
        best.add(new Candidate(entry.getKey(), id, entry.getValue(), List.of()));
      }
    }
    List<Candidate> ranked = Candidate.ranked(best, Mode.LATE);
    return ranked.subList(0, Math.min(wanted, ranked.size()));
  }
}
