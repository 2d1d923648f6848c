package dev.mizzen.kernels.tornado;

import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import java.util.function.Consumer;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Sums of table entries on a device, for those who have their turn at it. */
final class PqSums {
  private final PlanPool<Plan> plans;

  PqSums(Device device) {
    plans = new PlanPool<>(capacities -> new Plan(device, capacities));
  }

  /**
   * What is added up.
   *
   * @param vectors of each query
   * @param own whether each query has vectors of its own
   */
  record Shape(int queries, int vectors, int subspaces, int centroids, boolean own) {
    private int codes() {
      return Math.multiplyExact((own ? queries : 1) * vectors, subspaces);
    }
  }

  /**
   * Adds up.
   *
   * @param codes writes {@code [vectors × subspaces]}, or as many for each query
   * @return {@code [queries × vectors]}, valid until the next call
   */
  FloatArray sums(Shape shape, float[] tables, Consumer<ByteArray> codes) {
    int pairs = Math.multiplyExact(shape.queries(), shape.vectors());
    Plan plan = plans.fitting(tables.length, shape.codes(), pairs);
    Transfers.put(tables, plan.tables);
    codes.accept(plan.codes);
    plan.sizes.set(PqScanTask.QUERIES, shape.queries());
    plan.sizes.set(PqScanTask.VECTORS, shape.vectors());
    plan.sizes.set(PqScanTask.SUBSPACES, shape.subspaces());
    plan.sizes.set(PqScanTask.CENTROIDS, shape.centroids());
    plan.sizes.set(PqScanTask.STRIDE, shape.own() ? shape.vectors() : 0);
    plan.plan.run().fetch(plan.sums, pairs);
    return plan.sums;
  }

  private static final class Plan implements AutoCloseable {
    final IntArray sizes = new IntArray(PqScanTask.SIZES);
    final FloatArray tables;
    final ByteArray codes;
    final FloatArray sums;
    final DevicePlan plan;

    Plan(Device device, int[] capacities) {
      tables = new FloatArray(capacities[0]);
      codes = new ByteArray(capacities[1]);
      sums = new FloatArray(capacities[2]);
      plan =
          new DevicePlan(
              device,
              new TaskGraph("pqScan")
                  .transferToDevice(EVERY_EXECUTION, sizes, tables, codes)
                  .task("tableSums", PqScanTask::tableSums, sizes, tables, codes, sums)
                  .transferToHost(UNDER_DEMAND, sums));
    }

    @Override
    public void close() {
      plan.close();
    }
  }
}
