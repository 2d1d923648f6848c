package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.maxsim.MaxSimCorpus;
import dev.mizzen.kernels.maxsim.MaxSimKernel;
import org.jspecify.annotations.Nullable;

/** {@link MaxSimKernel} on a device; documents travel as they are stored, in blocks. */
final class TornadoMaxSim implements MaxSimKernel {
  private final Device device;
  private final MaxSimPlans plans;

  TornadoMaxSim(Device device, MaxSimPlans plans) {
    this.device = device;
    this.plans = plans;
  }

  @Override
  public void maxSim(
      float[] query, TokenRows documents, int[] starts, float[] scores, int @Nullable [] best) {
    int queryRows = query.length / documents.dimension();
    try (var _ = device.turn()) {
      for (int from = 0, to; from < scores.length; from = to) {
        to = MaxSimBlocks.end(starts, from, scores.length, documents.dimension(), queryRows);
        MaxSimPlan plan = plans.fitting(1, queryRows, documents, starts, from, to);
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

  @Override
  public MaxSimCorpus hold(TokenRows documents, int[] starts) {
    return new TornadoCorpus(device, plans, documents, starts);
  }

  /** How often a plan was made and compiled. */
  int compilations() {
    try (var _ = device.turn()) {
      return plans.made();
    }
  }
}
