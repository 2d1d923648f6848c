package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimCorpus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents on a device, in blocks, each with a plan of its own. The first query uploads them;
 * longer queries run in tiles of some rows, so that nothing is compiled again for any length.
 */
final class TornadoCorpus implements MaxSimCorpus {
  private static final int QUERY_ROWS = 32;

  private final Device device;
  private final int documents;
  private final int dimension;
  private final List<MaxSimPlan> blocks = new ArrayList<>();
  private boolean closed;

  TornadoCorpus(Device device, MaxSimPlans plans, TokenRows rows, int[] starts) {
    this.device = device;
    documents = starts.length - 1;
    dimension = rows.dimension();
    try (var _ = device.turn()) {
      for (int from = 0, to; from < documents; from = to) {
        to = MaxSimBlocks.end(starts, from, documents, dimension, QUERY_ROWS);
        blocks.add(plans.resident(rows, starts, from, to, QUERY_ROWS));
      }
    }
  }

  @Override
  public int documents() {
    return documents;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public void maxSim(float[] query, float[] scores, int @Nullable [] best) {
    try (var _ = device.turn()) {
      if (closed) {
        throw new IllegalStateException("the corpus is closed");
      }
      int first = 0;
      for (MaxSimPlan block : blocks) {
        score(block, query, first, scores, best);
        first += block.documents();
      }
    }
  }

  private void score(
      MaxSimPlan block, float[] query, int first, float[] scores, int @Nullable [] best) {
    int queryRows = query.length / dimension;
    for (int row = 0; row < queryRows; row += QUERY_ROWS) {
      int rows = Math.min(QUERY_ROWS, queryRows - row);
      block.run(query, row * dimension, rows * dimension, best != null);
      for (int d = 0; d < block.documents(); d++) {
        scores[first + d] = (row == 0 ? 0 : scores[first + d]) + block.score(d);
      }
      if (best != null) {
        block.best(best, first * queryRows + row, queryRows);
      }
    }
  }

  @Override
  public void close() {
    try (var _ = device.turn()) {
      if (!closed) {
        closed = true;
        blocks.forEach(MaxSimPlan::close);
      }
    }
  }
}
