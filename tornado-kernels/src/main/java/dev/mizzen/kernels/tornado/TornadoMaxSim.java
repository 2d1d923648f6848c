package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimCorpus;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link MaxSimKernel} on a device; documents travel as they are stored, in blocks. */
final class TornadoMaxSim implements MaxSimKernel {
  private final Device device;
  private final boolean tiled;
  private final Map<ElementType, PlanPool<MaxSimPlan>> plans = new EnumMap<>(ElementType.class);

  /**
   * The kernel of a device.
   *
   * @param tiled whether single floats are compared in tiles of local memory, which pays where that
   *     is nearer than the cache
   */
  TornadoMaxSim(Device device, boolean tiled) {
    this.device = device;
    this.tiled = tiled;
    for (ElementType type : ElementType.values()) {
      plans.put(type, new PlanPool<>(sizes -> plan(type, sizes)));
    }
  }

  private MaxSimPlan plan(ElementType type, int[] sizes) {
    MaxSimPlan.Capacity capacity =
        new MaxSimPlan.Capacity(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4]);
    return new MaxSimPlan(device, new MaxSimPlan.Form(type, false, tiled), capacity);
  }

  @Override
  public void maxSim(
      float[] query, TokenRows documents, int[] starts, float[] scores, int @Nullable [] best) {
    int queryRows = query.length / documents.dimension();
    try (var _ = device.turn()) {
      for (int from = 0, to; from < scores.length; from = to) {
        to = MaxSimBlocks.end(starts, from, documents.dimension(), queryRows);
        MaxSimPlan plan = planFor(query.length, documents, starts, from, to);
        plan.setDocuments(documents, starts, from, to);
        plan.run(query, 0, query.length, best != null);
        for (int d = from; d < to; d++) {
          scores[d] = plan.score(d - from);
        }
        if (best != null) {
          plan.best(best, from * queryRows, queryRows);
        }
      }
    }
  }

  @SuppressWarnings("NullAway") // Each type has a pool.
  private MaxSimPlan planFor(int query, TokenRows documents, int[] starts, int from, int to) {
    int dimension = documents.dimension();
    int rows = starts[to] - starts[from];
    return plans
        .get(documents.type())
        .fitting(
            query,
            Math.multiplyExact(rows, dimension),
            documents.type().isScaled() ? rows : 0,
            to - from,
            (to - from) * (query / dimension));
  }

  @Override
  public MaxSimCorpus hold(TokenRows documents, int[] starts) {
    return new TornadoCorpus(device, documents, starts, tiled);
  }

  /** How often a plan was made and compiled. */
  int compilations() {
    try (var _ = device.turn()) {
      return plans.values().stream().mapToInt(PlanPool::made).sum();
    }
  }
}
