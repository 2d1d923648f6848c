package dev.mizzen.kernels.tornado;

import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.MemorySegment;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * Rows of bytes, compiled for arrays of some capacity: either both ways of coding or the search.
 *
 * @param values rows of floats or, to search, queries
 * @param distances nothing, or those that the search finds
 */
record Int8Plan(
    IntArray sizes,
    FloatArray values,
    ByteArray codes,
    FloatArray scales,
    FloatArray distances,
    DevicePlan plan)
    implements AutoCloseable {

  /** Capacities: values, rows. */
  static Int8Plan coder(Device device, int[] capacities) {
    IntArray sizes = new IntArray(Int8Task.SIZES);
    FloatArray values = new FloatArray(capacities[0]);
    ByteArray codes = new ByteArray(capacities[0]);
    FloatArray scales = new FloatArray(capacities[1]);
    DevicePlan plan =
        new DevicePlan(
            device,
            new TaskGraph("encodeInt8")
                .transferToDevice(EVERY_EXECUTION, sizes, values)
                .task("byteRows", Int8Task::byteRows, sizes, values, codes, scales)
                .transferToHost(UNDER_DEMAND, codes, scales),
            new TaskGraph("decodeInt8")
                .transferToDevice(EVERY_EXECUTION, sizes, codes, scales)
                .task("floatRows", Int8Task::floatRows, sizes, codes, scales, values)
                .transferToHost(UNDER_DEMAND, values));
    return new Int8Plan(sizes, values, codes, scales, new FloatArray(1), plan);
  }

  /** Capacities: values of queries, codes, rows, pairs. */
  static Int8Plan scan(Device device, int[] capacities) {
    IntArray sizes = new IntArray(Int8Task.SIZES);
    FloatArray queries = new FloatArray(capacities[0]);
    ByteArray codes = new ByteArray(capacities[1]);
    FloatArray scales = new FloatArray(capacities[2]);
    FloatArray distances = new FloatArray(capacities[3]);
    DevicePlan plan =
        new DevicePlan(
            device,
            new TaskGraph("scanInt8")
                .transferToDevice(EVERY_EXECUTION, sizes, queries, codes, scales)
                .task(
                    "byteProducts",
                    Int8Task::byteProducts,
                    sizes,
                    queries,
                    codes,
                    scales,
                    distances)
                .transferToHost(UNDER_DEMAND, distances));
    return new Int8Plan(sizes, queries, codes, scales, distances, plan);
  }

  void sizes(int rows, int dimension, int queries) {
    sizes.set(Int8Task.ROWS, rows);
    sizes.set(Int8Task.DIMENSION, dimension);
    sizes.set(Int8Task.QUERIES, queries);
  }

  /** Copies the stored rows {@code from .. to − 1} to where the next run reads them. */
  void setRows(TokenRows rows, int from, int to) {
    long dimension = rows.dimension();
    MemorySegment.copy(
        rows.values(), from * dimension, codes.getSegment(), 0, (to - from) * dimension);
    MemorySegment.copy(
        rows.scales(),
        (long) from * Float.BYTES,
        scales.getSegment(),
        0,
        (long) (to - from) * Float.BYTES);
  }

  /** Encodes the values and fetches codes and scales. */
  void encode(int rows, int count) {
    DevicePlan.Result result = plan.run(0);
    result.fetch(codes, count);
    result.fetch(scales, rows);
  }

  /** Decodes the rows and fetches the values. */
  void decode(int count) {
    plan.run(1).fetch(values, count);
  }

  /** Fetches the distances of all pairs. */
  void scan(int pairs) {
    plan.run().fetch(distances, pairs);
  }

  @Override
  public void close() {
    plan.close();
  }
}
