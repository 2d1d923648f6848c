package dev.mizzen.kernels.simd;

import static dev.mizzen.kernels.simd.Lanes.FMA;
import static dev.mizzen.kernels.simd.Lanes.TYPE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.DistanceTableMetric;
import dev.mizzen.kernels.quantize.ScanRerankKernel;
import dev.mizzen.kernels.scan.RerankCandidates;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/** {@link ScanRerankKernel} with a term in each lane. */
final class SimdScanRerank implements ScanRerankKernel {
  private static final ValueLayout.OfFloat FLOAT =
      JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final ThreadLocal<RerankCandidates> workspaces = ThreadLocal.withInitial(Rerank::new);

  @Override
  public void rerank(
      DistanceTableMetric metric,
      float[] queries,
      TokenRows rows,
      int[] candidates,
      int k,
      float[] distances,
      int[] ordinals) {
    workspaces.get().rerank(metric, queries, rows, candidates, k, distances, ordinals);
  }

  private static final class Rerank extends RerankCandidates {
    private final float[] lanes = new float[Lanes.FLOATS.length()];

    @Override
    protected float squaredDistance(
        float[] queries, int from, MemorySegment rows, long at, int dimension) {
      int limit = Lanes.FLOATS.loopBound(dimension);
      FloatVector sums = FloatVector.zero(Lanes.FLOATS);
      int i = 0;
      for (; i < limit; i += Lanes.FLOATS.length()) {
        FloatVector query = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, queries, from + i));
        long value = at + (long) i * Float.BYTES;
        FloatVector row =
            FloatVector.fromMemorySegment(Lanes.FLOATS, rows, value, ByteOrder.LITTLE_ENDIAN);
        FloatVector difference = TYPE.cast(query.sub(row));
        sums = FMA ? difference.fma(difference, sums) : difference.mul(difference).add(sums);
      }
      TYPE.cast(sums).intoArray(lanes, 0);
      float sum = LaneSum.of(lanes, 0);
      for (; i < dimension; i++) {
        float difference = queries[from + i] - rows.get(FLOAT, at + (long) i * Float.BYTES);
        sum = Lanes.multiplyAdd(difference, difference, sum);
      }
      return sum;
    }

    @Override
    protected float product(float[] queries, int from, MemorySegment rows, long at, int dimension) {
      int limit = Lanes.FLOATS.loopBound(dimension);
      FloatVector sums = FloatVector.zero(Lanes.FLOATS);
      int i = 0;
      for (; i < limit; i += Lanes.FLOATS.length()) {
        FloatVector query = TYPE.cast(FloatVector.fromArray(Lanes.FLOATS, queries, from + i));
        long value = at + (long) i * Float.BYTES;
        FloatVector row =
            FloatVector.fromMemorySegment(Lanes.FLOATS, rows, value, ByteOrder.LITTLE_ENDIAN);
        sums = FMA ? query.fma(row, sums) : query.mul(row).add(sums);
      }
      TYPE.cast(sums).intoArray(lanes, 0);
      float sum = LaneSum.of(lanes, 0);
      for (; i < dimension; i++) {
        sum =
            Lanes.multiplyAdd(queries[from + i], rows.get(FLOAT, at + (long) i * Float.BYTES), sum);
      }
      return sum;
    }
  }
}
