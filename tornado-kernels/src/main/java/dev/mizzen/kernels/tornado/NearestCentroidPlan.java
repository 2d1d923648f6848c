package dev.mizzen.kernels.tornado;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.SquaredDistance;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Assignment to centroids, compiled for arrays of some capacity. */
final class NearestCentroidPlan implements AutoCloseable {
  private final IntArray sizes = new IntArray(NearestCentroidTask.SIZES);
  private final FloatArray rows;
  private final FloatArray centroids;
  private final IntArray ids;
  private final FloatArray least;
  private final DevicePlan plan;
  private float[] row = {};

  NearestCentroidPlan(Device device, int[] capacities) {
    rows = new FloatArray(capacities[0]);
    centroids = new FloatArray(capacities[1]);
    ids = new IntArray(capacities[2]);
    least = new FloatArray(2 * capacities[2]);
    plan =
        new DevicePlan(
            device,
            new TaskGraph("nearestCentroid")
                .transferToDevice(DataTransferMode.EVERY_EXECUTION, sizes, rows, centroids)
                .task("nearest", NearestCentroidTask::nearest, sizes, rows, centroids, ids, least)
                .transferToHost(DataTransferMode.UNDER_DEMAND, ids, least));
  }

  /** Finds the two least distances of each row and fetches them. */
  void run(TokenRows all, int from, int count, float[] table) {
    RowDecoder.decode(all, from, count, rows.getSegment());
    Transfers.put(table, centroids);
    sizes.set(NearestCentroidTask.ROWS, count);
    sizes.set(NearestCentroidTask.CENTROIDS, table.length / all.dimension());
    sizes.set(NearestCentroidTask.DIMENSION, all.dimension());
    DevicePlan.Result result = plan.run();
    result.fetch(ids, count);
    result.fetch(least, 2 * count);
  }

  /** Writes the fetched ids from {@code to} on, and decides close calls. */
  void decide(float[] table, int[] target, float @Nullable [] distances, int to) {
    int dimension = sizes.get(NearestCentroidTask.DIMENSION);
    if (row.length < dimension) {
      row = new float[dimension];
    }
    for (int i = 0; i < sizes.get(NearestCentroidTask.ROWS); i++) {
      int id = ids.get(i);
      boolean certain = least.get(2 * i + 1) > limit(least.get(2 * i), dimension);
      if (!certain || distances != null) {
        long at = (long) i * dimension * Float.BYTES;
        MemorySegment.copy(rows.getSegment(), JAVA_FLOAT, at, row, 0, dimension);
      }
      target[to + i] = certain ? id : nearest(table, dimension);
      if (distances != null) {
        int centroid = target[to + i] * dimension;
        distances[to + i] = (float) SquaredDistance.between(row, 0, table, centroid, dimension);
      }
    }
  }

  /** The nearest centroid of the row at hand, by definition. */
  private int nearest(float[] table, int dimension) {
    int best = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int c = 0; c < table.length / dimension; c++) {
      double distance = SquaredDistance.between(row, 0, table, c * dimension, dimension);
      if (distance < lowest) {
        lowest = distance;
        best = c;
      }
    }
    return best;
  }

  /**
   * Other centroids whose distance is above this are farther than that at the distance {@code
   * lowest}: a single-float distance is within {@code γₙ₊₄·D} of the exact D, and within {@code (n
   * + 1)·2⁻¹⁴⁸} where it underflows.
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
