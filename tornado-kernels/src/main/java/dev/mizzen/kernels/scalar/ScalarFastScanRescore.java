package dev.mizzen.kernels.scalar;

import dev.mizzen.kernels.quantize.DistanceTableBytes;
import dev.mizzen.kernels.quantize.FastScanCodes;
import dev.mizzen.kernels.quantize.FastScanRescoreKernel;
import dev.mizzen.kernels.scan.ScanCandidates;
import java.lang.foreign.MemorySegment;

/** The definition of {@link FastScanRescoreKernel}. */
final class ScalarFastScanRescore implements FastScanRescoreKernel {
  private final ThreadLocal<Rescore> workspaces = ThreadLocal.withInitial(Rescore::new);

  @Override
  public void rescore(
      float[] tables,
      FastScanCodes codes,
      int[] candidates,
      int k,
      float[] distances,
      int[] ordinals) {
    workspaces.get().rescore(tables, codes, candidates, k, distances, ordinals);
  }

  private static final class Rescore extends ScanCandidates {
    private static final float[] NO_TABLES = {};
    private static final FastScanCodes NO_CODES = new FastScanCodes(MemorySegment.NULL, 1, 0);

    private float[] tables = NO_TABLES;
    private FastScanCodes codes = NO_CODES;

    void rescore(
        float[] tables,
        FastScanCodes codes,
        int[] candidates,
        int k,
        float[] distances,
        int[] ordinals) {
      this.tables = tables;
      this.codes = codes;
      try {
        int size = codes.subspaces() * DistanceTableBytes.CENTROIDS;
        keep(tables.length / size, candidates, k, distances, ordinals);
      } finally {
        this.tables = NO_TABLES;
        this.codes = NO_CODES;
      }
    }

    @Override
    protected float distance(int query, int ordinal) {
      int subspaces = codes.subspaces();
      int table = query * subspaces * DistanceTableBytes.CENTROIDS;
      float a = 0;
      float b = 0;
      float c = 0;
      float d = 0;
      int j = 0;
      for (; j + 3 < subspaces; j += 4) {
        a += entry(table, ordinal, j);
        b += entry(table, ordinal, j + 1);
        c += entry(table, ordinal, j + 2);
        d += entry(table, ordinal, j + 3);
      }
      a += j < subspaces ? entry(table, ordinal, j) : 0;
      b += j + 1 < subspaces ? entry(table, ordinal, j + 1) : 0;
      c += j + 2 < subspaces ? entry(table, ordinal, j + 2) : 0;
      return (a + b) + (c + d);
    }

    private float entry(int table, int ordinal, int j) {
      return tables[table + j * DistanceTableBytes.CENTROIDS + codes.code(ordinal, j)];
    }
  }
}
