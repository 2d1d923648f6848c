package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.graph.CsrGraph;
import dev.mizzen.kernels.graph.RankingKernel;
import dev.mizzen.kernels.scan.ScanTop;
import org.jspecify.annotations.Nullable;

/**
 * {@link RankingKernel} with the scores of a device and the k best of them found on the host. Users
 * and items travel in blocks, so that neither they nor their scores grow too large.
 */
final class TornadoRanking implements RankingKernel {
  private static final int ITEM_VALUES = 1 << 26;
  private static final int SCORES = 1 << 24;

  private final Device device;
  private final PlanPool<RankingPlan> plans;
  private final LeastKeys least = new LeastKeys();
  private int[] nextSeen = {};

  TornadoRanking(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new RankingPlan(device, capacities));
  }

  @Override
  public void rank(
      float[] users,
      TokenRows items,
      @Nullable CsrGraph seen,
      int k,
      int[] ranked,
      float @Nullable [] scores) {
    int count = users.length / items.dimension();
    int itemBlock = Math.clamp(items.rows(), 1, Math.max(1, ITEM_VALUES / items.dimension()));
    int userBlock = Math.max(1, Math.min(SCORES / itemBlock, ITEM_VALUES / items.dimension()));
    try (var _ = device.turn()) {
      for (int from = 0; from < count; from += userBlock) {
        int to = Math.min(count, from + userBlock);
        least.begin(to - from, k);
        begin(to - from, seen, from);
        for (int first = 0; first < items.rows(); first += itemBlock) {
          int last = (int) Math.min(items.rows(), (long) first + itemBlock);
          offer(run(users, from, to, items, first, last), from, to, first, last, seen);
        }
        write(from * k, to * k, ranked, scores);
      }
    }
  }

  private RankingPlan run(float[] users, int from, int to, TokenRows items, int first, int last) {
    int dimension = items.dimension();
    RankingPlan plan =
        plans.fitting(
            (to - from) * dimension, (last - first) * dimension, (to - from) * (last - first));
    plan.run(users, from, to, items, first, last);
    return plan;
  }

  private void offer(
      RankingPlan plan, int from, int to, int first, int last, @Nullable CsrGraph seen) {
    for (int user = from; user < to; user++) {
      int at = user - from;
      int next = nextSeen[at];
      int end = seen == null ? 0 : seen.starts()[user + 1];
      for (int item = first; item < last; item++) {
        boolean unseen = true;
        for (; seen != null && next < end && seen.neighbours()[next] == item; next++) {
          unseen = false;
        }
        float score = plan.score(at * (last - first) + item - first);
        if (unseen && score > Float.NEGATIVE_INFINITY) {
          least.offer(at, ScanTop.key(-score, item));
        }
      }
      nextSeen[at] = next;
    }
  }

  private void begin(int users, @Nullable CsrGraph seen, int from) {
    if (nextSeen.length < users) {
      nextSeen = new int[users];
    }
    for (int user = 0; user < users; user++) {
      nextSeen[user] = seen == null ? 0 : seen.starts()[from + user];
    }
  }

  private void write(int from, int to, int[] ranked, float @Nullable [] scores) {
    least.write(scores, ranked, from);
    for (int i = from; scores != null && i < to; i++) {
      scores[i] = -scores[i];
    }
  }
}
