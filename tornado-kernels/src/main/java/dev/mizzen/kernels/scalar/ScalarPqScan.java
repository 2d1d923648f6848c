package dev.mizzen.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.PqScanKernel;
import dev.mizzen.kernels.scan.ScanRun;
import dev.mizzen.kernels.scan.ScanTop;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The definition of {@link PqScanKernel}. A look-up is a load, which gather instructions do no
 * faster, so there is no other implementation.
 */
final class ScalarPqScan implements PqScanKernel {
  private final ThreadLocal<Run> runs = ThreadLocal.withInitial(Run::new);
  private final Workers workers;

  ScalarPqScan(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void scan(
      float[] tables,
      int subspaces,
      int centroids,
      MemorySegment codes,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals) {
    Run run = runs.get();
    run.tables = tables;
    run.subspaces = subspaces;
    run.centroids = centroids;
    run.codes = codes;
    run.allowed = allowed;
    run.scan(workers, k, distances, ordinals);
  }

  private static final class Run extends ScanRun {
    private static final float[] NO_TABLES = {};
    private static final ValueLayout.OfLong EIGHT =
        JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private float[] tables = NO_TABLES;
    private int subspaces;
    private int centroids;
    private MemorySegment codes = MemorySegment.NULL;
    private long @Nullable [] allowed;

    void scan(Workers workers, int k, float[] distances, int[] ordinals) {
      try {
        int queries = tables.length / (subspaces * centroids);
        run(workers, queries, (int) (codes.byteSize() / subspaces), k, distances, ordinals);
      } finally {
        tables = NO_TABLES;
        codes = MemorySegment.NULL;
        allowed = null;
      }
    }

    @Override
    protected int scan(int query, int from, int to, long[] keys, int at, int size, int k) {
      int table = query * subspaces * centroids;
      long[] bits = allowed;
      int found = size;
      for (int v = from; v < to; v++) {
        if (bits == null || (bits[v >> 6] >>> v & 1) != 0) {
          float distance = distance(tables, table, centroids, codes, v, subspaces);
          found = ScanTop.offer(keys, at, found, k, ScanTop.key(distance, v));
        }
      }
      return found;
    }

    private static float distance(
        float[] tables, int table, int centroids, MemorySegment codes, int v, int subspaces) {
      long at = (long) v * subspaces;
      int entries = table;
      float a = 0;
      float b = 0;
      float c = 0;
      float d = 0;
      int j = 0;
      // Eight codes in one load: it is the loads that a scan waits for.
      for (; j + 7 < subspaces; j += 8) {
        long eight = codes.get(EIGHT, at + j);
        a += tables[entries + (int) (eight & 255)];
        b += tables[entries + centroids + (int) ((eight >>> 8) & 255)];
        c += tables[entries + 2 * centroids + (int) ((eight >>> 16) & 255)];
        d += tables[entries + 3 * centroids + (int) ((eight >>> 24) & 255)];
        a += tables[entries + 4 * centroids + (int) ((eight >>> 32) & 255)];
        b += tables[entries + 5 * centroids + (int) ((eight >>> 40) & 255)];
        c += tables[entries + 6 * centroids + (int) ((eight >>> 48) & 255)];
        d += tables[entries + 7 * centroids + (int) (eight >>> 56)];
        entries += 8 * centroids;
      }
      for (; j + 3 < subspaces; j += 4) {
        a += tables[entries + code(codes, at + j)];
        b += tables[entries + centroids + code(codes, at + j + 1)];
        c += tables[entries + 2 * centroids + code(codes, at + j + 2)];
        d += tables[entries + 3 * centroids + code(codes, at + j + 3)];
        entries += 4 * centroids;
      }
      a += j < subspaces ? tables[entries + code(codes, at + j)] : 0;
      b += j + 1 < subspaces ? tables[entries + centroids + code(codes, at + j + 1)] : 0;
      c += j + 2 < subspaces ? tables[entries + 2 * centroids + code(codes, at + j + 2)] : 0;
      return (a + b) + (c + d);
    }

    private static int code(MemorySegment codes, long at) {
      return codes.get(JAVA_BYTE, at) & 0xFF;
    }
  }
}
