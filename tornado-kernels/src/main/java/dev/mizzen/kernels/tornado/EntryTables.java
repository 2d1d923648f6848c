package dev.mizzen.kernels.tornado;

import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import dev.mizzen.kernels.quantize.DistanceTableMetric;
import java.util.function.Consumer;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Distance tables on a device, for those who have their turn at it. */
final class EntryTables {
  private final PlanPool<Plan> plans;

  EntryTables(Device device) {
    plans = new PlanPool<>(capacities -> new Plan(device, capacities));
  }

  /**
   * The codebooks.
   *
   * @param centroids of each subspace
   * @param part values in a centroid
   */
  record Shape(int subspaces, int centroids, int part) {
    private int values() {
      return Math.multiplyExact(Math.multiplyExact(subspaces, centroids), part);
    }
  }

  /**
   * Computes distances.
   *
   * @param queries {@code [queries × subspaces × part]}
   * @param count the number of entries
   * @param codebooks writes {@code [subspaces × centroids × part]}
   * @return {@code [queries × subspaces × centroids]}, valid until the next call
   */
  FloatArray entries(
      DistanceTableMetric metric,
      float[] queries,
      Shape shape,
      int count,
      Consumer<FloatArray> codebooks) {
    Plan plan = plans.fitting(queries.length, shape.values(), count);
    Transfers.put(queries, plan.queries);
    codebooks.accept(plan.codebooks);
    plan.sizes.set(DistanceTablesTask.ENTRIES, count);
    plan.sizes.set(DistanceTablesTask.PART, shape.part());
    plan.sizes.set(DistanceTablesTask.SUBSPACES, shape.subspaces());
    plan.sizes.set(DistanceTablesTask.CENTROIDS, shape.centroids());
    plan.sizes.set(
        DistanceTablesTask.SQUARED, metric == DistanceTableMetric.SQUARED_EUCLIDEAN ? 1 : 0);
    plan.plan.run().fetch(plan.tables, count);
    return plan.tables;
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
                  .transferToDevice(EVERY_EXECUTION, sizes, queries, codebooks)
                  .task("tables", DistanceTablesTask::tables, sizes, queries, codebooks, tables)
                  .transferToHost(UNDER_DEMAND, tables));
    }

    @Override
    public void close() {
      plan.close();
    }
  }
}
