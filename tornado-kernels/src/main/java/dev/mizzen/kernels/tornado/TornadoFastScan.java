package dev.mizzen.kernels.tornado;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import dev.mizzen.kernels.quantize.FastScanKernel;
import dev.mizzen.kernels.scan.ScanTop;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
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
  /** Values that a range has at most, in each array. */
  private static final int RANGE = 1 << 26;

  private final Device device;
  private final PlanPool<Plan> plans;
  private long[] keys = {};
  private int[] found = {};

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
    device.lock().lock();
    try {
      int queries = tables.queries();
      grow(queries, k);
      Arrays.fill(found, 0, queries, 0);
      int range = range(queries, codes.subspaces());
      for (int from = 0; from < codes.count(); from += range) {
        int to = (int) Math.min(codes.count(), (long) from + range);
        Plan plan = run(tables, codes, from, to);
        for (int q = 0; q < queries; q++) {
          offer(plan.sums, q, from, to, allowed, k);
        }
      }
      for (int q = 0; q < queries; q++) {
        write(q, k, sums, ordinals);
      }
    } finally {
      device.lock().unlock();
    }
  }

  private Plan run(DistanceTableBytes tables, FastScanCodes codes, int from, int to) {
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
    return plan;
  }

  private void offer(IntArray sums, int query, int from, int to, long @Nullable [] allowed, int k) {
    int size = found[query];
    int at = query * (to - from);
    for (int v = from; v < to; v++) {
      if (allowed == null || (allowed[v >> 6] >>> v & 1) != 0) {
        long key = ScanTop.key(sums.get(at + v - from), v);
        size = ScanTop.offer(keys, query * k, size, k, key);
      }
    }
    found[query] = size;
  }

  private void write(int query, int k, int[] sums, int[] ordinals) {
    int at = query * k;
    ScanTop.sort(keys, at, found[query]);
    for (int i = at; i < at + found[query]; i++) {
      sums[i] = ScanTop.distance(keys[i]);
      ordinals[i] = ScanTop.ordinal(keys[i]);
    }
    Arrays.fill(sums, at + found[query], at + k, Integer.MAX_VALUE);
    Arrays.fill(ordinals, at + found[query], at + k, -1);
  }

  /** Whole blocks of vectors, so that neither the codes nor the sums of a range grow too large. */
  private static int range(int queries, int subspaces) {
    int perBlock =
        Math.max(
            FastScanCodes.blockBytes(subspaces), Math.multiplyExact(queries, FastScanCodes.BLOCK));
    return Math.max(1, RANGE / perBlock) * FastScanCodes.BLOCK;
  }

  private void grow(int queries, int k) {
    int needed = Math.multiplyExact(queries, k);
    if (keys.length < needed) {
      keys = new long[needed];
    }
    if (found.length < queries) {
      found = new int[queries];
    }
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
