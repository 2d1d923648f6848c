package dev.mizzen.kernels.late;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimBatchKernel;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import dev.mizzen.kernels.maxsim.MaxSimQueries;
import org.jspecify.annotations.Nullable;

/** {@link MaxSimBatchKernel}: all documents for one group of queries after the other. */
public final class LateBatch implements MaxSimBatchKernel {
  private final Workers workers;
  private final ThreadLocal<? extends LateScorer> scorers;

  /**
   * @param scorers the backend's, one for each thread
   */
  public LateBatch(Workers workers, ThreadLocal<? extends LateScorer> scorers) {
    this.workers = workers;
    this.scorers = scorers;
  }

  @Override
  public void maxSim(
      MaxSimQueries queries, MaxSimDocuments documents, float[] scores, int @Nullable [] best) {
    int[] starts = queries.starts();
    int count = documents.count();
    LateScorer scorer = scorers.get();
    try {
      scorer.documents(documents);
      for (int from = 0, to; from < queries.count(); from = to) {
        to = LateGroups.end(starts, from, queries.count(), Integer.MAX_VALUE);
        scorer.queries(queries, from, to);
        scorer.scoresTo(scores, from * count, count, 1);
        scorer.winnersTo(best, starts[from] - starts[0], queries.rows());
        scorer.run(workers, 0, count);
      }
    } finally {
      scorer.release();
    }
  }
}
