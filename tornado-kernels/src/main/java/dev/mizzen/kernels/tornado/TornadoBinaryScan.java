package dev.mizzen.kernels.tornado;

import static uk.ac.manchester.tornado.api.enums.DataTransferMode.EVERY_EXECUTION;
import static uk.ac.manchester.tornado.api.enums.DataTransferMode.UNDER_DEMAND;

import dev.mizzen.kernels.quantize.BinaryCodes;
import dev.mizzen.kernels.quantize.BinaryQueries;
import dev.mizzen.kernels.quantize.BinaryScanKernel;
import dev.mizzen.kernels.scan.ScanTop;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/**
 * {@link BinaryScanKernel} with its counts of bits from a device; the host makes estimates of them,
 * whose bits no fused multiplication may change, and finds the k least.
 */
final class TornadoBinaryScan implements BinaryScanKernel {
  private static final int DIFFERENT = 0;
  private static final int PRODUCTS = 1;

  private final Device device;
  private final RangeScan ranges = new RangeScan();
  private final PlanPool<Plan> plans;

  TornadoBinaryScan(Device device) {
    this.device = device;
    plans = new PlanPool<>(capacities -> new Plan(device, capacities));
  }

  @Override
  public void hamming(
      long[] queries,
      BinaryCodes codes,
      long @Nullable [] allowed,
      int k,
      int[] distances,
      int[] ordinals) {
    int count = queries.length / codes.words();
    try (var _ = device.turn()) {
      ranges
          .scan(
              count,
              codes.count(),
              codes.words(),
              allowed,
              k,
              (from, to) -> {
                IntArray counts = counts(DIFFERENT, queries, count, codes, from, to);
                return (query, v, at) -> ScanTop.key(counts.get(at), v);
              })
          .write(distances, ordinals);
    }
  }

  @Override
  public void estimate(
      BinaryQueries queries,
      BinaryCodes codes,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals) {
    int count = queries.queries();
    try (var _ = device.turn()) {
      ranges
          .scan(
              count,
              codes.count(),
              codes.words(),
              allowed,
              k,
              (from, to) -> {
                IntArray sums = counts(PRODUCTS, queries.planes(), count, codes, from, to);
                return (query, v, at) ->
                    ScanTop.key(queries.estimate(query, codes, v, sums.get(at)), v);
              })
          .write(distances, ordinals, 0);
    }
  }

  private IntArray counts(
      int graph, long[] words, int queries, BinaryCodes codes, int from, int to) {
    int vectors = to - from;
    int pairs = queries * vectors;
    Plan plan = plans.fitting(words.length, vectors * codes.words(), pairs);
    Transfers.put(words, plan.queries);
    long vectorBytes = (long) codes.words() * Long.BYTES;
    MemorySegment.copy(
        codes.bits(), from * vectorBytes, plan.bits.getSegment(), 0, vectors * vectorBytes);
    plan.sizes.set(BinaryScanTask.QUERIES, queries);
    plan.sizes.set(BinaryScanTask.VECTORS, vectors);
    plan.sizes.set(BinaryScanTask.WORDS, codes.words());
    plan.plan.run(graph).fetch(plan.counts, pairs);
    return plan.counts;
  }

  private static final class Plan implements AutoCloseable {
    final IntArray sizes = new IntArray(BinaryScanTask.SIZES);
    final LongArray queries;
    final LongArray bits;
    final IntArray counts;
    final DevicePlan plan;

    Plan(Device device, int[] capacities) {
      queries = new LongArray(capacities[0]);
      bits = new LongArray(capacities[1]);
      counts = new IntArray(capacities[2]);
      plan =
          new DevicePlan(
              device,
              new TaskGraph("hamming")
                  .transferToDevice(EVERY_EXECUTION, sizes, queries, bits)
                  .task(
                      "differentBits", BinaryScanTask::differentBits, sizes, queries, bits, counts)
                  .transferToHost(UNDER_DEMAND, counts),
              new TaskGraph("estimate")
                  .transferToDevice(EVERY_EXECUTION, sizes, queries, bits)
                  .task(
                      "planeProducts", BinaryScanTask::planeProducts, sizes, queries, bits, counts)
                  .transferToHost(UNDER_DEMAND, counts));
    }

    @Override
    public void close() {
      plan.close();
    }
  }
}
