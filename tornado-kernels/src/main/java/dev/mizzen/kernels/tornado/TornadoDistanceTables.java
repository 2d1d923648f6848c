package dev.mizzen.kernels.tornado;

import dev.mizzen.kernels.quantize.DistanceTableKernel;
import dev.mizzen.kernels.quantize.DistanceTableMetric;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** {@link DistanceTableKernel} on a device. */
final class TornadoDistanceTables implements DistanceTableKernel {
  private final Device device;
  private final PlanPool<Plan> plans;

  TornadoDistanceTables(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new Plan(device, capacities));
  }

  @Override
  public void tables(
      DistanceTableMetric metric,
      float[] queries,
      float[] codebooks,
      int subspaces,
      int centroids,
      float[] tables) {
    try (var _ = device.turn()) {
      Plan plan = plans.fitting(queries.length, codebooks.length, tables.length);
      Transfers.put(queries, plan.queries);
      Transfers.put(codebooks, plan.codebooks);
      plan.sizes.set(DistanceTablesTask.ENTRIES, tables.length);
      plan.sizes.set(DistanceTablesTask.PART, codebooks.length / centroids / subspaces);
      plan.sizes.set(DistanceTablesTask.SUBSPACES, subspaces);
      plan.sizes.set(DistanceTablesTask.CENTROIDS, centroids);
      plan.sizes.set(
          DistanceTablesTask.SQUARED, metric == DistanceTableMetric.SQUARED_EUCLIDEAN ? 1 : 0);
      plan.plan.run().fetch(plan.tables, tables.length);
      Transfers.take(plan.tables, tables);
    }
  }

  private static final class Plan implements AutoCloseable {
    final IntArray sizes = new IntArray(DistanceTablesTask.SIZES);
    final FloatArray queries;
    final FloatArray codebooks;
    final FloatArray tables;
    final DevicePlan plan;

    Plan(Device device, int[] capacities) {
      queries = new FloatArray(capacities[0]);
      codebooks = new FloatArray(capacities[1]);
      tables = new FloatArray(capacities[2]);
      plan =
          new DevicePlan(
              device,
              new TaskGraph("distanceTables")
                  .transferToDevice(DataTransferMode.EVERY_EXECUTION, sizes, queries, codebooks)
                  .task("tables", DistanceTablesTask::tables, sizes, queries, codebooks, tables)
                  .transferToHost(DataTransferMode.UNDER_DEMAND, tables));
    }

    @Override
    public void close() {
      plan.close();
    }
  }
}
