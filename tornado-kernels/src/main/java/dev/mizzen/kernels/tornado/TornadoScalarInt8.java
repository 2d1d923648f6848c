package dev.mizzen.kernels.tornado;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.ScalarInt8Kernel;
import dev.mizzen.kernels.scan.ScanTop;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** {@link ScalarInt8Kernel} on a device, in blocks of rows; the host finds the k least. */
final class TornadoScalarInt8 implements ScalarInt8Kernel {
  private final Device device;
  private final RangeScan ranges = new RangeScan();
  private final PlanPool<Int8Plan> coders;
  private final PlanPool<Int8Plan> scans;

  TornadoScalarInt8(Device device) {
    this.device = device;
    coders = new PlanPool<>(capacities -> Int8Plan.coder(device, capacities));
    scans = new PlanPool<>(capacities -> Int8Plan.scan(device, capacities));
  }

  @Override
  public void encode(float[] values, int dimension, byte[] codes, float[] scales) {
    int block = RowBlocks.most(dimension);
    try (var _ = device.turn()) {
      for (int from = 0; from < scales.length; from += block) {
        int rows = Math.min(block, scales.length - from);
        int at = from * dimension;
        Int8Plan plan = coders.fitting(rows * dimension, rows);
        plan.sizes(rows, dimension, 0);
        Transfers.put(values, at, rows * dimension, plan.values());
        plan.encode(rows, rows * dimension);
        MemorySegment.copy(plan.codes().getSegment(), JAVA_BYTE, 0, codes, at, rows * dimension);
        MemorySegment.copy(plan.scales().getSegment(), JAVA_FLOAT, 0, scales, from, rows);
      }
    }
  }

  @Override
  public void decode(TokenRows rows, float[] values) {
    int dimension = rows.dimension();
    int block = RowBlocks.most(dimension);
    try (var _ = device.turn()) {
      for (int from = 0; from < rows.rows(); from += block) {
        int to = (int) Math.min(rows.rows(), (long) from + block);
        Int8Plan plan = coders.fitting((to - from) * dimension, to - from);
        plan.sizes(to - from, dimension, 0);
        plan.setRows(rows, from, to);
        plan.decode((to - from) * dimension);
        MemorySegment.copy(
            plan.values().getSegment(),
            JAVA_FLOAT,
            0,
            values,
            from * dimension,
            (to - from) * dimension);
      }
    }
  }

  @Override
  public void scan(
      float[] queries,
      TokenRows rows,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals) {
    int dimension = rows.dimension();
    int count = queries.length / dimension;
    try (var _ = device.turn()) {
      ranges
          .scan(
              count,
              (int) rows.rows(),
              dimension,
              allowed,
              k,
              (from, to) -> {
                int pairs = count * (to - from);
                Int8Plan plan =
                    scans.fitting(queries.length, (to - from) * dimension, to - from, pairs);
                plan.sizes(to - from, dimension, count);
                plan.setRows(rows, from, to);
                Transfers.put(queries, plan.values());
                plan.scan(pairs);
                return (query, v, at) -> ScanTop.key(plan.distances().get(at), v);
              })
          .write(distances, ordinals, 0);
    }
  }
}
