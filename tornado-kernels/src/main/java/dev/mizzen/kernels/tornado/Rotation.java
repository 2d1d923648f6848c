package dev.mizzen.kernels.tornado;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Rows times a matrix on a device, for those who have their turn at it. */
final class Rotation {
  private final PlanPool<Plan> plans;

  Rotation(Device device) {
    plans = new PlanPool<>(capacities -> new Plan(device, capacities));
  }

  /** Rotates {@code count} rows from row {@code first} on and writes them from {@code to} on. */
  void rotate(TokenRows rows, int first, int count, float[] matrix, float[] rotated, int to) {
    int values = count * rows.dimension();
    Plan plan = plans.fitting(values, matrix.length);
    RowDecoder.decode(rows, first, count, plan.rows.getSegment());
    Transfers.put(matrix, plan.matrix);
    plan.sizes.set(RotateTask.ROWS, count);
    plan.sizes.set(RotateTask.DIMENSION, rows.dimension());
    plan.plan.run().fetch(plan.rotated, values);
    MemorySegment.copy(plan.rotated.getSegment(), JAVA_FLOAT, 0, rotated, to, values);
  }

  private static final class Plan implements AutoCloseable {
    final IntArray sizes = new IntArray(RotateTask.SIZES);
    final FloatArray rows;
    final FloatArray matrix;
    final FloatArray rotated;
    final DevicePlan plan;

    Plan(Device device, int[] capacities) {
      rows = new FloatArray(capacities[0]);
      matrix = new FloatArray(capacities[1]);
      rotated = new FloatArray(capacities[0]);
      plan =
          new DevicePlan(
              device,
              new TaskGraph("rotate")
                  .transferToDevice(EVERY_EXECUTION, sizes, rows, matrix)
                  .task("rotate", RotateTask::rotateRows, sizes, rows, matrix, rotated)
                  .transferToHost(UNDER_DEMAND, rotated));
    }

    @Override
    public void close() {
      plan.close();
    }
  }
}
