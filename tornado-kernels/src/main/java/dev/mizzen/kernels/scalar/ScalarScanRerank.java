package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.DistanceTableMetric;
import dev.mizzen.kernels.quantize.ScanRerankKernel;
import dev.mizzen.kernels.scan.RerankCandidates;
import java.lang.foreign.MemorySegment;

/** The definition of {@link ScanRerankKernel}, term by term. */
final class ScalarScanRerank implements ScanRerankKernel {
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
    @Override
    protected float squaredDistance(
        float[] queries, int from, MemorySegment rows, long at, int dimension) {
      float sum = 0;
      for (int i = 0; i < dimension; i++) {
        float difference = queries[from + i] - rows.get(RowDot.FLOAT, at + (long) i * Float.BYTES);
        sum += difference * difference;
      }
      return sum;
    }

    @Override
    protected float product(float[] queries, int from, MemorySegment rows, long at, int dimension) {
      float sum = 0;
      for (int i = 0; i < dimension; i++) {
        sum += queries[from + i] * rows.get(RowDot.FLOAT, at + (long) i * Float.BYTES);
      }
      return sum;
    }
  }
}
