package dev.mizzen.kernels.tornado;

import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import dev.mizzen.kernels.contrast.BradleyTerryKernel;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** {@link BradleyTerryKernel} on a device; the host adds up the scores' losses. */
final class TornadoBradleyTerry implements BradleyTerryKernel {
  private final Device device;
  private final PlanPool<Plan> plans;

  TornadoBradleyTerry(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new Plan(device, capacities));
  }

  @Override
  public double bradleyTerry(
      float[] scores,
      int[] starts,
      float temperature,
      float @Nullable [] weights,
      float @Nullable [] gradients) {
    int counted = Transfers.filled(starts);
    if (counted == 0) {
      return 0;
    }
    try (var _ = device.turn()) {
      Plan plan = plans.fitting(scores.length, 2 * scores.length);
      plan.set(scores, weights, starts);
      plan.factors.set(BradleyTerryTask.TEMPERATURE, temperature);
      plan.factors.set(BradleyTerryTask.GROUPS, counted);
      DevicePlan.Result result = plan.plan.run();
      if (gradients != null) {
        result.fetch(plan.gradients, gradients.length);
        Transfers.take(plan.gradients, gradients);
      }
      result.fetch(plan.losses, scores.length);
      return Transfers.sum(plan.losses, scores.length) / counted;
    }
  }

  private static final class Plan implements AutoCloseable {
    final IntArray sizes = new IntArray(BradleyTerryTask.SIZES);
    final DoubleArray factors = new DoubleArray(BradleyTerryTask.FACTORS);
    final FloatArray scores;
    final FloatArray weights;
    final IntArray ranges;
    final DoubleArray losses;
    final FloatArray gradients;
    final DevicePlan plan;

    Plan(Device device, int[] capacities) {
      scores = new FloatArray(capacities[0]);
      weights = new FloatArray(capacities[0]);
      ranges = new IntArray(capacities[1]);
      losses = new DoubleArray(capacities[0]);
      gradients = new FloatArray(capacities[0]);
      plan =
          new DevicePlan(
              device,
              new TaskGraph("bradleyTerry")
                  .transferToDevice(EVERY_EXECUTION, sizes, factors, scores, weights, ranges)
                  .task(
                      "pairLosses",
                      BradleyTerryTask::pairLosses,
                      sizes,
                      factors,
                      scores,
                      weights,
                      ranges,
                      losses,
                      gradients)
                  .transferToHost(UNDER_DEMAND, losses, gradients));
    }

    void set(float[] values, float @Nullable [] factorOfEach, int[] starts) {
      Transfers.put(values, scores);
      weights.init(1);
      Transfers.put(factorOfEach, weights);
      for (int g = 0; g + 1 < starts.length; g++) {
        for (int i = starts[g]; i < starts[g + 1]; i++) {
          ranges.set(2 * i, starts[g]);
          ranges.set(2 * i + 1, starts[g + 1]);
        }
      }
      sizes.set(BradleyTerryTask.SCORES, values.length);
    }

    @Override
    public void close() {
      plan.close();
    }
  }
}
