package dev.mizzen.kernels.tornado;

import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import dev.mizzen.kernels.quantize.SquaredDistance;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * Assigns rows to the nearest centroids of their groups, with the distances of a device; where
 * rounding could have turned a decision, the host repeats it by definition. For those who have
 * their turn at the device.
 */
final class Assigner {
  private final PlanPool<Plan> plans;
  private float[] zeros = {};

  Assigner(Device device) {
    plans = new PlanPool<>(capacities -> new Plan(device, capacities));
  }

  /** The centroids of one batch, by group. */
  static final class Centroids {
    private final float[] centroids;
    private final int[] starts;
    private final int dimension;

    /**
     * A view.
     *
     * @param centroids {@code [all × dimension]}
     * @param starts group g owns the centroids {@code starts[g]} to before {@code starts[g + 1]}
     */
    Centroids(float[] centroids, int[] starts, int dimension) {
      this.centroids = centroids;
      this.starts = starts;
      this.dimension = dimension;
    }
  }

  /**
   * Assigns {@code count} rows.
   *
   * @param groups the group of each row
   * @param ids written from {@code to} on: counted from the group's first centroid, 0 if it has
   *     none
   * @param distances written from {@code to} on if given; without centroids to a row of zeros
   */
  void assign(
      float[] rows,
      int count,
      IntUnaryOperator groups,
      Centroids table,
      int[] ids,
      float @Nullable [] distances,
      int to) {
    Plan plan =
        plans.fitting(count * table.dimension, count, table.centroids.length, table.starts.length);
    plan.run(rows, count, groups, table);
    for (int i = 0; i < count; i++) {
      int group = plan.groups.get(i);
      int from = table.starts[group];
      int size = table.starts[group + 1] - from;
      ids[to + i] = plan.isCertain(i, table.dimension) ? plan.ids.get(i) : -1;
      if (ids[to + i] < 0) {
        ids[to + i] = nearest(rows, i * table.dimension, table, from, size);
      }
      if (distances != null) {
        distances[to + i] =
            (float)
                (size == 0
                    ? length(rows, i * table.dimension, table.dimension)
                    : distance(rows, i * table.dimension, table, from + ids[to + i]));
      }
    }
  }

  /** By definition. */
  private static int nearest(float[] rows, int at, Centroids table, int from, int size) {
    int best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int c = 0; c < size; c++) {
      double distance = distance(rows, at, table, from + c);
      if (distance < lowest) {
        lowest = distance;
        best = c;
      }
    }
    return best;
  }

  private static double distance(float[] rows, int at, Centroids table, int centroid) {
    int dimension = table.dimension;
    return SquaredDistance.between(rows, at, table.centroids, centroid * dimension, dimension);
  }

  private double length(float[] rows, int at, int dimension) {
    if (zeros.length < dimension) {
      zeros = new float[dimension];
    }
    return SquaredDistance.between(rows, at, zeros, 0, dimension);
  }

  private static final class Plan implements AutoCloseable {
    final IntArray sizes = new IntArray(NearestTask.SIZES);
    final FloatArray rows;
    final IntArray groups;
    final FloatArray centroids;
    final IntArray starts;
    final IntArray ids;
    final FloatArray least;
    final DevicePlan plan;

    Plan(Device device, int[] capacities) {
      rows = new FloatArray(capacities[0]);
      groups = new IntArray(capacities[1]);
      centroids = new FloatArray(capacities[2]);
      starts = new IntArray(capacities[3]);
      ids = new IntArray(capacities[1]);
      least = new FloatArray(2 * capacities[1]);
      plan =
          new DevicePlan(
              device,
              new TaskGraph("nearest")
                  .transferToDevice(EVERY_EXECUTION, sizes, rows, groups, centroids, starts)
                  .task(
                      "nearest",
                      NearestTask::nearest,
                      sizes,
                      rows,
                      groups,
                      centroids,
                      starts,
                      ids,
                      least)
                  .transferToHost(UNDER_DEMAND, ids, least));
    }

    void run(float[] values, int count, IntUnaryOperator groupOf, Centroids table) {
      Transfers.put(values, 0, count * table.dimension, rows);
      for (int i = 0; i < count; i++) {
        groups.set(i, groupOf.applyAsInt(i));
      }
      Transfers.put(table.centroids, centroids);
      Transfers.put(table.starts, 0, table.starts.length, starts);
      sizes.set(NearestTask.ROWS, count);
      sizes.set(NearestTask.DIMENSION, table.dimension);
      DevicePlan.Result result = plan.run();
      result.fetch(ids, count);
      result.fetch(least, 2 * count);
    }

    boolean isCertain(int row, int dimension) {
      return least.get(2 * row + 1) > limit(least.get(2 * row), dimension);
    }

    /**
     * Other centroids whose distance is above this are farther than that at the distance {@code
     * lowest}: a single-float distance is within {@code γₙ₊₄·D} of the exact D, and within {@code
     * (n + 1)·2⁻¹⁴⁸} where it underflows.
     */
    private static float limit(float lowest, int dimension) {
      double gamma = (dimension + 6) * 0x1p-24;
      if (!(lowest < Float.MAX_VALUE) || gamma > 0.25) {
        return Float.POSITIVE_INFINITY;
      }
      return Math.nextUp((float) (lowest * (1 + 4 * gamma) + (dimension + 1) * 0x1p-146));
    }

    @Override
    public void close() {
      plan.close();
    }
  }
}
