package dev.mizzen.kernels.simd;

import dev.mizzen.kernels.late.LateScorer;

/** {@link LateScorer} by {@link MaxSimPass}: the rows of all queries of a group share the lanes. */
final class SimdLateScorer extends LateScorer {
  static final ThreadLocal<SimdLateScorer> OF_THREAD = ThreadLocal.withInitial(SimdLateScorer::new);

  private final QueryPanels panels = new QueryPanels();

  @Override
  protected void prepare() {
    int dimension = documents.rows().dimension();
    panels.lay(queries, queryStarts[from] * dimension, queryRows(), dimension);
  }

  private int queryRows() {
    return queryStarts[to] - queryStarts[from];
  }

  @Override
  protected void score(int first, int end) {
    if (isWhole()) {
      scoreWhole(first, end);
    } else {
      scoreMasked(first, end);
    }
  }

  private void scoreWhole(int first, int end) {
    MaxSimPass pass = MaxSimScratch.ofThread().pass;
    pass.run(panels, documents.rows(), starts, first, end, isNamed());
    int[] best = winners();
    for (int d = first; d < end; d++) {
      for (int n = from; n < to; n++) {
        int lane = queryStarts[n] - queryStarts[from];
        put(n, d, pass.score(d, lane, lane + queryStarts[n + 1] - queryStarts[n]));
      }
      if (best != null) {
        pass.winners(d, starts[d] == starts[d + 1], best, winnersAt(d), queryRows());
      }
    }
  }

  private void scoreMasked(int first, int end) {
    MaskedRuns runs = MaskedRuns.ofThread();
    runs.compare(panels, documents, starts, first, end, isNamed());
    for (int d = first; d < end; d++) {
      runs.fold(documents, starts, d, queryRows());
      for (int n = from; n < to; n++) {
        put(n, d, sum(runs, d, n));
      }
    }
  }

  private float sum(MaskedRuns runs, int d, int n) {
    double sum = 0;
    for (int i = queryStarts[n]; i < queryStarts[n + 1]; i++) {
      int lane = i - queryStarts[from];
      boolean counts = queryCounts(i);
      sum += counts ? runs.highest[lane] : 0;
      putWinner(i, d, counts ? runs.winners[lane] : -1);
    }
    return (float) sum;
  }
}
