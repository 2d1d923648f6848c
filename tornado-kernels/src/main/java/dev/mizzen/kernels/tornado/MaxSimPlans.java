package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import java.util.HashMap;
import java.util.Map;

/** The compiled forms of MaxSim, for those who have their turn at the device. */
final class MaxSimPlans {
  /** Rows of a document, on average, below which tiles would stand mostly empty. */
  private static final int TILED_ROWS = 8;

  private final Device device;
  private final boolean tiled;
  private final Map<MaxSimPlan.Form, PlanPool<MaxSimPlan>> pools = new HashMap<>();

  /**
   * No plans as yet.
   *
   * @param tiled whether single floats are compared in tiles of local memory, which pays where that
   *     is nearer than the cache
   */
  MaxSimPlans(Device device, boolean tiled) {
    this.device = device;
    this.tiled = tiled;
  }

  /**
   * A plan with room for documents.
   *
   * @param queryRows rows of all queries
   * @param from the first of the documents that {@code starts} cuts
   * @param to the document after the last
   */
  MaxSimPlan fitting(
      int queries, int queryRows, TokenRows documents, int[] starts, int from, int to) {
    int dimension = documents.dimension();
    int rows = starts[to] - starts[from];
    boolean inTiles = tiled && rows >= TILED_ROWS * (long) (to - from);
    MaxSimPlan.Capacity needed =
        new MaxSimPlan.Capacity(
            queries,
            Math.multiplyExact(queryRows, dimension),
            Math.multiplyExact(rows, dimension),
            documents.type().isScaled() ? rows : 0,
            to - from,
            Math.multiplyExact(to - from, queryRows),
            Math.multiplyExact(to - from, queries));
    return pools
        .computeIfAbsent(new MaxSimPlan.Form(documents.type(), false, inTiles), this::pool)
        .fitting(needed.sizes());
  }

  private PlanPool<MaxSimPlan> pool(MaxSimPlan.Form form) {
    return new PlanPool<>(sizes -> new MaxSimPlan(device, form, new MaxSimPlan.Capacity(sizes)));
  }

  /** A plan of documents that stay, with room for one query. */
  MaxSimPlan resident(TokenRows documents, int[] starts, int from, int to, int queryRows) {
    int rows = starts[to] - starts[from];
    MaxSimPlan.Capacity capacity =
        new MaxSimPlan.Capacity(
            1,
            queryRows * documents.dimension(),
            Math.max(1, Math.multiplyExact(rows, documents.dimension())),
            Math.max(1, documents.type().isScaled() ? rows : 0),
            to - from,
            (to - from) * queryRows,
            to - from);
    MaxSimPlan plan =
        new MaxSimPlan(device, new MaxSimPlan.Form(documents.type(), true, tiled), capacity);
    plan.setDocuments(documents, starts, from, to);
    return plan;
  }

  /** How often a plan was made that does not stay. */
  int made() {
    return pools.values().stream().mapToInt(PlanPool::made).sum();
  }
}
