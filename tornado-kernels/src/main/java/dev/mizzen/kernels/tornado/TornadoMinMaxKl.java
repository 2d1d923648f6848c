package dev.mizzen.kernels.tornado;

import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import dev.mizzen.kernels.contrast.MinMaxKlKernel;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** {@link MinMaxKlKernel} on a device; the host adds up the groups. */
final class TornadoMinMaxKl implements MinMaxKlKernel {
  private final Device device;
  private final PlanPool<Plan> plans;

  TornadoMinMaxKl(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new Plan(device, capacities));
  }

  @Override
  public double minMaxKl(
      float[] student, float[] teacher, int[] starts, float @Nullable [] gradients) {
    int counted = Transfers.filled(starts);
    if (counted == 0) {
      return 0;
    }
    int groups = starts.length - 1;
    try (var _ = device.turn()) {
      Plan plan = plans.fitting(student.length, starts.length);
      Transfers.put(student, plan.student);
      Transfers.put(teacher, plan.teacher);
      Transfers.put(starts, 0, starts.length, plan.starts);
      plan.sizes.set(MinMaxKlTask.GROUPS, groups);
      plan.sizes.set(MinMaxKlTask.COUNTED, counted);
      DevicePlan.Result result = plan.plan.run();
      if (gradients != null) {
        result.fetch(plan.gradients, gradients.length);
        Transfers.take(plan.gradients, gradients);
      }
      result.fetch(plan.losses, groups);
      return Transfers.sum(plan.losses, groups) / counted;
    }
  }

  private static final class Plan implements AutoCloseable {
    final IntArray sizes = new IntArray(MinMaxKlTask.SIZES);
    final FloatArray student;
    final FloatArray teacher;
    final IntArray starts;
    final DoubleArray losses;
    final FloatArray gradients;
    final DevicePlan plan;

    Plan(Device device, int[] capacities) {
      student = new FloatArray(capacities[0]);
      teacher = new FloatArray(capacities[0]);
      starts = new IntArray(capacities[1]);
      losses = new DoubleArray(capacities[1]);
      gradients = new FloatArray(capacities[0]);
      plan =
          new DevicePlan(
              device,
              new TaskGraph("minMaxKl")
                  .transferToDevice(EVERY_EXECUTION, sizes, student, teacher, starts)
                  .task(
                      "groupLosses",
                      MinMaxKlTask::groupLosses,
                      sizes,
                      student,
                      teacher,
                      starts,
                      losses,
                      gradients)
                  .transferToHost(UNDER_DEMAND, losses, gradients));
    }

    @Override
    public void close() {
      plan.close();
    }
  }
}
