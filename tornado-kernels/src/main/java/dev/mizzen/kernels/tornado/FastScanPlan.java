package dev.mizzen.kernels.tornado;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import java.lang.foreign.MemorySegment;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Sums of table entries by 4-bit codes, compiled for arrays of some capacity. */
final class FastScanPlan implements AutoCloseable {
  private final IntArray sizes = new IntArray(FastScanTask.SIZES);
  private final ByteArray tables;
  private final ByteArray codes;
  private final IntArray sums;
  private final DevicePlan plan;

  private FastScanPlan(Device device, int[] capacities) {
    tables = new ByteArray(capacities[0]);
    codes = new ByteArray(capacities[1]);
    sums = new IntArray(capacities[2]);
    plan =
        new DevicePlan(
            device,
            new TaskGraph("fastScan")
                .transferToDevice(DataTransferMode.EVERY_EXECUTION, sizes, tables, codes)
                .task("sums", FastScanTask::sums, sizes, tables, codes, sums)
                .transferToHost(DataTransferMode.UNDER_DEMAND, sums));
  }

  /** Plans for a device, each with room for tables, codes and sums. */
  static PlanPool<FastScanPlan> pool(Device device) {
    return new PlanPool<>(capacities -> new FastScanPlan(device, capacities));
  }

  /** Those of {@code plans} that fit what {@link #run} is then called with. */
  static FastScanPlan fitting(
      PlanPool<FastScanPlan> plans, int queries, int subspaces, int vectors) {
    int tables = Math.multiplyExact(queries, DistanceTableBytes.tableBytes(subspaces));
    int codes = Math.multiplyExact(blocks(vectors), FastScanCodes.blockBytes(subspaces));
    return plans.fitting(tables, codes, Math.multiplyExact(queries, vectors));
  }

  private static int blocks(int vectors) {
    return (vectors + FastScanCodes.BLOCK - 1) / FastScanCodes.BLOCK;
  }

  /**
   * Adds up.
   *
   * @param tables one for each query
   * @param from the index of the first of their bytes
   * @param codes blocks of codes
   * @param first the first vector, which begins a block
   * @return {@code [queries × vectors]}, valid until the next run
   */
  IntArray run(
      int queries,
      byte[] tables,
      int from,
      int subspaces,
      MemorySegment codes,
      int first,
      int vectors) {
    int table = DistanceTableBytes.tableBytes(subspaces);
    int block = FastScanCodes.blockBytes(subspaces);
    MemorySegment.copy(tables, from, this.tables.getSegment(), JAVA_BYTE, 0, queries * table);
    long at = (long) (first / FastScanCodes.BLOCK) * block;
    MemorySegment.copy(codes, at, this.codes.getSegment(), 0, (long) blocks(vectors) * block);
    sizes.set(FastScanTask.QUERIES, queries);
    sizes.set(FastScanTask.VECTORS, vectors);
    sizes.set(FastScanTask.SUBSPACES, subspaces);
    sizes.set(FastScanTask.BYTES, block);
    plan.run().fetch(sums, queries * vectors);
    return sums;
  }

  @Override
  public void close() {
    plan.close();
  }
}
