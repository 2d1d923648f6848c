package dev.mizzen.kernels.late;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import dev.mizzen.kernels.maxsim.MaxSimPairsKernel;
import dev.mizzen.kernels.maxsim.MaxSimQueries;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@link MaxSimPairsKernel}: each worker takes some pairs, with a scorer of its own. */
public final class LatePairs implements MaxSimPairsKernel {
  /** How many pairs a worker takes at once. */
  private static final int PAIRS = 16;

  private final Workers workers;
  private final ThreadLocal<? extends LateScorer> scorers;

  /**
   * @param scorers the backend's, one for each thread
   */
  public LatePairs(Workers workers, ThreadLocal<? extends LateScorer> scorers) {
    this.workers = workers;
    this.scorers = scorers;
  }

  @Override
  public void maxSim(
      MaxSimQueries queries,
      MaxSimDocuments documents,
      int[] pairs,
      float[] scores,
      int @Nullable [] best) {
    int parts = (scores.length + PAIRS - 1) / PAIRS;
    int rows = best == null ? 0 : queries.mostRows();
    if (workers.threads() == 1) {
      for (int part = 0; part < parts; part++) {
        score(part, queries, documents, pairs, scores, best, rows);
      }
    } else {
      workers.run(parts, part -> score(part, queries, documents, pairs, scores, best, rows));
    }
  }

  private void score(
      int part,
      MaxSimQueries queries,
      MaxSimDocuments documents,
      int[] pairs,
      float[] scores,
      int @Nullable [] best,
      int rows) {
    int from = part * PAIRS;
    int to = Math.min(scores.length, from + PAIRS);
    LateScorer scorer = scorers.get();
    if (best != null) {
      Arrays.fill(best, from * rows, to * rows, -1);
    }
    try {
      scorer.documents(documents);
      int laid = -1;
      for (int p = from, next; p < to; p = next) {
        int query = pairs[2 * p];
        next = endOfRun(pairs, p, to);
        if (query != laid) {
          scorer.queries(queries, query, query + 1);
          laid = query;
        }
        scorer.scoresTo(scores, p, 0, 1);
        scorer.winnersTo(best, p * rows, rows);
        scorer.run(Workers.caller(), pairs[2 * p + 1], pairs[2 * p + 1] + next - p);
      }
    } finally {
      scorer.release();
    }
  }

  /** The pair after the last that has the query of {@code p} and follows it by document. */
  private static int endOfRun(int[] pairs, int p, int to) {
    int end = p + 1;
    while (end < to
        && pairs[2 * end] == pairs[2 * p]
        && pairs[2 * end + 1] == pairs[2 * p + 1] + end - p) {
      end++;
    }
    return end;
  }
}
