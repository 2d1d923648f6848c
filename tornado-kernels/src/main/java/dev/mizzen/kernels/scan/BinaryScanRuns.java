package dev.mizzen.kernels.scan;

import dev.mizzen.kernels.Workers;
import dev.mizzen.kernels.quantize.BinaryCodes;
import dev.mizzen.kernels.quantize.BinaryQueries;
import dev.mizzen.kernels.quantize.BinaryScanKernel;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Both scans of binary codes, given how bits are counted. */
public final class BinaryScanRuns implements BinaryScanKernel {
  private static final BinaryCodes NO_CODES =
      new BinaryCodes(MemorySegment.NULL, MemorySegment.NULL, 64);

  private final ThreadLocal<Hamming> hammings = ThreadLocal.withInitial(Hamming::new);
  private final ThreadLocal<Estimate> estimates = ThreadLocal.withInitial(Estimate::new);
  private final Workers workers;
  private final BitCounts counts;

  /** Scans that count by {@code counts}. */
  public BinaryScanRuns(Workers workers, BitCounts counts) {
    this.workers = workers;
    this.counts = counts;
  }

  @Override
  public void hamming(
      long[] queries,
      BinaryCodes codes,
      long @Nullable [] allowed,
      int k,
      int[] distances,
      int[] ordinals) {
    hammings.get().scan(queries, codes, allowed, k, distances, ordinals);
  }

  @Override
  public void estimate(
      BinaryQueries queries,
      BinaryCodes codes,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals) {
    estimates.get().scan(queries, codes, allowed, k, distances, ordinals);
  }

  private static boolean isAllowed(long @Nullable [] allowed, int v) {
    return allowed == null || ((allowed[v >> 6] >>> v) & 1) != 0;
  }

  private final class Hamming extends ScanRun {
    private static final long[] NO_QUERIES = {};

    private long[] queries = NO_QUERIES;
    private BinaryCodes codes = NO_CODES;
    private long @Nullable [] allowed;

    void scan(
        long[] queries,
        BinaryCodes codes,
        long @Nullable [] allowed,
        int k,
        int[] distances,
        int[] ordinals) {
      this.queries = queries;
      this.codes = codes;
      this.allowed = allowed;
      try {
        run(workers, queries.length / codes.words(), codes.count(), k, distances, ordinals);
      } finally {
        this.queries = NO_QUERIES;
        this.codes = NO_CODES;
        this.allowed = null;
      }
    }

    @Override
    protected int scan(int query, int from, int to, long[] keys, int at, int size, int k) {
      long[] words = queries;
      long[] filter = allowed;
      MemorySegment bits = codes.bits();
      int length = codes.words();
      int found = size;
      for (int v = from; v < to; v++) {
        if (isAllowed(filter, v)) {
          long code = (long) v * length * Long.BYTES;
          int distance = counts.different(words, query * length, bits, code, length);
          found = ScanTop.offer(keys, at, found, k, ScanTop.key(distance, v));
        }
      }
      return found;
    }
  }

  private final class Estimate extends ScanRun {
    private @Nullable BinaryQueries queries;
    private BinaryCodes codes = NO_CODES;
    private long @Nullable [] allowed;

    void scan(
        BinaryQueries queries,
        BinaryCodes codes,
        long @Nullable [] allowed,
        int k,
        float[] distances,
        int[] ordinals) {
      this.queries = queries;
      this.codes = codes;
      this.allowed = allowed;
      try {
        run(workers, queries.queries(), codes.count(), k, distances, ordinals);
      } finally {
        this.queries = null;
        this.codes = NO_CODES;
        this.allowed = null;
      }
    }

    @Override
    protected int scan(int query, int from, int to, long[] keys, int at, int size, int k) {
      BinaryQueries all = queries;
      if (all == null) {
        return size;
      }
      long[] planes = all.planes();
      long[] filter = allowed;
      BinaryCodes scanned = codes;
      int length = scanned.words();
      int first = query * BinaryQueries.PLANES * length;
      int found = size;
      for (int v = from; v < to; v++) {
        if (isAllowed(filter, v)) {
          long code = (long) v * length * Long.BYTES;
          long sum = counts.product(planes, first, scanned.bits(), code, length);
          float distance = all.estimate(query, scanned, v, sum);
          found = ScanTop.offer(keys, at, found, k, ScanTop.key(distance, v));
        }
      }
      return found;
    }
  }
}
