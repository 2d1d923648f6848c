package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.late.LateScorer;

/**
 * {@link LateScorer} on a device: the queries of a group travel with the documents and share a run.
 * Rows of queries that do not count do not travel.
 */
final class TornadoLateScorer extends LateScorer {
  /** A launch costs more than the host's caches are worth, so blocks are large. */
  private static final int BLOCK = 1 << 22;

  private final Device device;
  private final MaxSimPlans plans;
  private float[] laid = {};
  private int[] laidRows = {};
  private int[] laidStarts = {0};

  TornadoLateScorer(Device device, MaxSimPlans plans) {
    super(BLOCK);
    this.device = device;
    this.plans = plans;
  }

  @Override
  protected void prepare() {
    int dimension = documents.rows().dimension();
    int rows = queryStarts[to] - queryStarts[from];
    if (laidRows.length < rows) {
      laidRows = new int[rows];
    }
    if (laid.length < rows * dimension) {
      laid = new float[Math.multiplyExact(rows, dimension)];
    }
    if (laidStarts.length <= to - from) {
      laidStarts = new int[to - from + 1];
    }
    int counting = 0;
    for (int n = from; n < to; n++) {
      laidStarts[n - from] = counting;
      for (int i = queryStarts[n]; i < queryStarts[n + 1]; i++) {
        if (queryCounts(i)) {
          System.arraycopy(queries, i * dimension, laid, counting * dimension, dimension);
          laidRows[counting++] = i;
        }
      }
    }
    laidStarts[to - from] = counting;
  }

  private int laidCount() {
    return laidStarts[to - from];
  }

  @Override
  protected void score(int first, int end) {
    if (laidCount() == 0) {
      putNothing(first, end);
      return;
    }
    int dimension = documents.rows().dimension();
    // A query may be left without a row, but not without a score.
    int most = Math.max(laidCount(), to - from);
    try (var _ = device.turn()) {
      for (int d = first, next; d < end; d = next) {
        next = MaxSimBlocks.end(starts, d, end, dimension, most);
        scoreBlock(d, next);
      }
    }
  }

  private void putNothing(int first, int end) {
    for (int d = first; d < end; d++) {
      for (int n = from; n < to; n++) {
        put(n, d, 0);
      }
      putNoWinners(d);
    }
  }

  private void scoreBlock(int first, int end) {
    MaxSimPlan plan = plans.fitting(to - from, laidCount(), documents.rows(), starts, first, end);
    plan.setDocuments(documents, starts, first, end);
    plan.run(laid, laidStarts, to - from, isNamed());
    for (int d = first; d < end; d++) {
      for (int n = from; n < to; n++) {
        put(n, d, plan.score(d - first, n - from));
      }
      if (isNamed()) {
        putNoWinners(d);
        for (int i = 0; i < laidCount(); i++) {
          putWinner(laidRows[i], d, plan.winner(d - first, i));
        }
      }
    }
  }

  private void putNoWinners(int d) {
    for (int i = queryStarts[from]; i < queryStarts[to]; i++) {
      putWinner(i, d, -1);
    }
  }
}
