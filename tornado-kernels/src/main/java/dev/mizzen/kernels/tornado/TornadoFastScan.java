package dev.mizzen.kernels.tornado;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import dev.mizzen.kernels.quantize.FastScanKernel;
import dev.mizzen.kernels.scan.ScanTop;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * {@link FastScanKernel} with its sums from a device and the k least of them found on the host.
 * Codes and sums travel in ranges of vectors.
 */
final class TornadoFastScan implements FastScanKernel {
  private final Device device;
  private final RangeScan ranges = new RangeScan();
  private final PlanPool<Plan> plans;

  TornadoFastScan(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new Plan(device, capacities));
  }

  @Override
  public void scan(
      DistanceTableBytes tables,
      FastScanCodes codes,
      long @Nullable [] allowed,
      int k,
      int[] sums,
      int[] ordinals) {
    int bytes = FastScanCodes.blockBytes(codes.subspaces()) / FastScanCodes.BLOCK;
    try (var _ = device.turn()) {
      ranges
          .scan(
              tables.queries(),
              codes.count(),
              Math.max(1, bytes),
              allowed,
              k,
              (from, to) -> {
                IntArray found = run(tables, codes, from, to);
                return (query, v, at) -> ScanTop.key(found.get(at), v);
              })
          .write(sums, ordinals);
    }
  }

  private IntArray run(DistanceTableBytes tables, FastScanCodes codes, int from, int to) {
    int block = FastScanCodes.blockBytes(codes.subspaces());
    int vectors = to - from;
    int bytes = (vectors + FastScanCodes.BLOCK - 1) / FastScanCodes.BLOCK * block;
    Plan plan = plans.fitting(tables.bytes().length, bytes, tables.queries() * vectors);
    Transfers.put(tables.bytes(), plan.tables);
    long at = (long) (from / FastScanCodes.BLOCK) * block;
    MemorySegment.copy(codes.blocks(), JAVA_BYTE, at, plan.codes.getSegment(), JAVA_BYTE, 0, bytes);
    plan.sizes.set(FastScanTask.QUERIES, tables.queries());
    plan.sizes.set(FastScanTask.VECTORS, vectors);
    plan.sizes.set(FastScanTask.SUBSPACES, codes.subspaces());
    plan.sizes.set(FastScanTask.BYTES, block);
    plan.plan.run().fetch(plan.sums, tables.queries() * vectors);
    return plan.sums;
  }

  private static final class Plan implements AutoCloseable {
    final IntArray sizes = new IntArray(FastScanTask.SIZES);
    final ByteArray tables;
    final ByteArray codes;
    final IntArray sums;
    final DevicePlan plan;

    Plan(Device device, int[] capacities) {
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

    @Override
    public void close() {
      plan.close();
    }
  }
}
