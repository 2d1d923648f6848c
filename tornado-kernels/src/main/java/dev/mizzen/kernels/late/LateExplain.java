package dev.mizzen.kernels.late;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.maxsim.MaxSimDocuments;
import dev.mizzen.kernels.maxsim.MaxSimExplainKernel;
import org.jspecify.annotations.Nullable;

/**
 * {@link MaxSimExplainKernel}: every query row is a query of its own, and for the similarities
 * every document row is a document.
 */
public final class LateExplain implements MaxSimExplainKernel {
  private static final ThreadLocal<int[]> UNITS = ThreadLocal.withInitial(() -> new int[0]);

  private final Workers workers;
  private final ThreadLocal<? extends LateScorer> scorers;

  /**
   * @param scorers the backend's, one for each thread
   */
  public LateExplain(Workers workers, ThreadLocal<? extends LateScorer> scorers) {
    this.workers = workers;
    this.scorers = scorers;
  }

  @Override
  public void explain(
      float[] query,
      MaxSimDocuments documents,
      float @Nullable [] similarities,
      float[] highest,
      int[] best) {
    int[] starts = documents.starts();
    int count = documents.count();
    int queryRows = query.length / documents.rows().dimension();
    int[] units = units(Math.max(queryRows, starts[count]));
    LateScorer scorer = scorers.get();
    try {
      if (similarities == null) {
        scorer.rows(documents, starts);
        scorer.queries(query, units, null, 0, queryRows);
        scorer.scoresTo(highest, 0, 1, queryRows);
        scorer.winnersTo(best, 0, queryRows);
        scorer.run(workers, 0, count);
      } else {
        int rows = starts[count] - starts[0];
        scorer.rows(documents, units);
        scorer.queries(query, units, null, 0, queryRows);
        scorer.scoresTo(similarities, 0, rows, 1);
        scorer.run(workers, starts[0], starts[count]);
        for (int n = 0; n < best.length; n++) {
          name(documents, n / queryRows, n % queryRows, rows, similarities, n, highest, best);
        }
      }
    } finally {
      scorer.release();
    }
  }

  /** Finds the winner among similarities, so that both are always of the same bits. */
  private static void name(
      MaxSimDocuments documents,
      int d,
      int i,
      int rows,
      float[] similarities,
      int to,
      float[] highest,
      int[] best) {
    int first = documents.starts()[d];
    int at = i * rows - documents.starts()[0];
    highest[to] = Float.NEGATIVE_INFINITY;
    best[to] = -1;
    for (int row = first; row < documents.starts()[d + 1]; row++) {
      boolean higher = similarities[at + row] > highest[to];
      if (higher || (best[to] < 0 && documents.mayWin(row))) {
        highest[to] = similarities[at + row];
        best[to] = row - first;
      }
    }
  }

  /** {@code 0, 1, 2, ...} up to {@code last} or more. */
  private static int[] units(int last) {
    int[] units = UNITS.get();
    if (units.length <= last) {
      units = new int[last + 1];
      for (int i = 0; i <= last; i++) {
        units[i] = i;
      }
      UNITS.set(units);
    }
    return units;
  }
}
