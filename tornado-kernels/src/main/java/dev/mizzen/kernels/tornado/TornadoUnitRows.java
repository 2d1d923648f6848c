package dev.mizzen.kernels.tornado;

import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import dev.mizzen.kernels.contrast.UnitRowsKernel;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** {@link UnitRowsKernel} on a device. */
final class TornadoUnitRows implements UnitRowsKernel {
  private final Device device;
  private final PlanPool<Plan> plans;

  TornadoUnitRows(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new Plan(device, capacities));
  }

  @Override
  public void normalize(float[] rows, int dimension, float[] unit, float @Nullable [] norms) {
    try (var _ = device.turn()) {
      Plan plan = plans.fitting(rows.length, rows.length / dimension);
      plan.set(rows, dimension);
      DevicePlan.Result result = plan.plan.run(0);
      result.fetch(plan.results, rows.length);
      Transfers.take(plan.results, unit);
      if (norms != null) {
        result.fetch(plan.lengths, norms.length);
        Transfers.take(plan.lengths, norms);
      }
    }
  }

  @Override
  public void gradient(
      float[] unit, float[] norms, int dimension, float[] unitGradients, float[] gradients) {
    try (var _ = device.turn()) {
      Plan plan = plans.fitting(unit.length, norms.length);
      plan.set(unit, dimension);
      Transfers.put(norms, plan.norms);
      Transfers.put(unitGradients, plan.towards);
      plan.plan.run(1).fetch(plan.gradients, unit.length);
      Transfers.take(plan.gradients, gradients);
    }
  }

  /** One graph for each direction; they share no array on the device. */
  private static final class Plan implements AutoCloseable {
    final IntArray sizes = new IntArray(UnitRowsTask.SIZES);
    final FloatArray rows;
    final FloatArray results;
    final FloatArray lengths;
    final FloatArray norms;
    final FloatArray towards;
    final FloatArray gradients;
    final DevicePlan plan;

    Plan(Device device, int[] capacities) {
      rows = new FloatArray(capacities[0]);
      results = new FloatArray(capacities[0]);
      lengths = new FloatArray(capacities[1]);
      norms = new FloatArray(capacities[1]);
      towards = new FloatArray(capacities[0]);
      gradients = new FloatArray(capacities[0]);
      plan =
          new DevicePlan(
              device,
              new TaskGraph("unitRows")
                  .transferToDevice(EVERY_EXECUTION, sizes, rows)
                  .task("normalize", UnitRowsTask::unitRows, sizes, rows, results, lengths)
                  .transferToHost(UNDER_DEMAND, results, lengths),
              new TaskGraph("unitRowsGradient")
                  .transferToDevice(EVERY_EXECUTION, sizes, rows, norms, towards)
                  .task(
                      "gradient",
                      UnitRowsTask::rowGradients,
                      sizes,
                      rows,
                      norms,
                      towards,
                      gradients)
                  .transferToHost(UNDER_DEMAND, gradients));
    }

    void set(float[] values, int dimension) {
      Transfers.put(values, rows);
      sizes.set(UnitRowsTask.ROWS, values.length / dimension);
      sizes.set(UnitRowsTask.DIMENSION, dimension);
    }

    @Override
    public void close() {
      plan.close();
    }
  }
}
