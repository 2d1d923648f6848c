package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import org.jspecify.annotations.Nullable;

/** {@link MaxSimKernel} on a device; documents travel in blocks of at most 1 GiB. */
final class TornadoMaxSim implements MaxSimKernel {
  private static final long BLOCK_VALUES = 1 << 28;
  private static final long BLOCK_PAIRS = 1 << 26;

  private final Device device;
  private final PlanPool<MaxSimPlan> plans;

  TornadoMaxSim(Device device) {
    this.device = device;
    plans =
        new PlanPool<>(
            sizes ->
                new MaxSimPlan(
                    device,
                    new MaxSimPlan.Capacity(sizes[0], sizes[1], sizes[2], sizes[3]),
                    false));
  }

  @Override
  public void maxSim(
      float[] query, TokenRows documents, int[] starts, float[] scores, int @Nullable [] best) {
    device.lock().lock();
    try {
      for (int from = 0, to; from < scores.length; from = to) {
        to = blockEnd(query.length / documents.dimension(), documents.dimension(), starts, from);
        block(query, documents, starts, from, to, scores, best);
      }
    } finally {
      device.lock().unlock();
    }
  }

  private void block(
      float[] query,
      TokenRows documents,
      int[] starts,
      int from,
      int to,
      float[] scores,
      int @Nullable [] best) {
    int queryRows = query.length / documents.dimension();
    int values = Math.multiplyExact(starts[to] - starts[from], documents.dimension());
    MaxSimPlan plan = plans.fitting(query.length, values, to - from, (to - from) * queryRows);
    plan.setDocuments(documents, starts, from, to);
    plan.fetch(plan.run(query, 0, query.length), best != null);
    plan.scores(scores, from);
    if (best != null) {
      plan.best(best, from * queryRows);
    }
  }

  /** The end of the block that begins at document {@code from}: at least one document. */
  private static int blockEnd(int queryRows, int dimension, int[] starts, int from) {
    int to = from + 1;
    while (to + 1 < starts.length
        && (long) (starts[to + 1] - starts[from]) * dimension <= BLOCK_VALUES
        && (long) (to + 1 - from) * queryRows <= BLOCK_PAIRS) {
      to++;
    }
    return to;
  }

  /** How often a plan was made and compiled. */
  int compilations() {
    device.lock().lock();
    try {
      return plans.made();
    } finally {
      device.lock().unlock();
    }
  }
}
