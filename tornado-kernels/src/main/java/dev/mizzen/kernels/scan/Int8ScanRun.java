package dev.mizzen.kernels.scan;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.Workers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A {@link ScanRun} over rows of bytes; a subclass adds up an inner product. */
public abstract class Int8ScanRun extends ScanRun {
  private static final ValueLayout.OfFloat FLOAT =
      JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final float[] NO_QUERIES = {};
  private static final TokenRows NO_ROWS = TokenRows.of(MemorySegment.NULL, ElementType.INT8, 1);

  private float[] queries = NO_QUERIES;
  private TokenRows rows = NO_ROWS;
  private long @Nullable [] allowed;

  /** For subclasses. */
  protected Int8ScanRun() {}

  /** {@code Σ query·byte}; the query's values begin at {@code from}, the row's at {@code at}. */
  protected abstract float product(
      float[] queries, int from, MemorySegment rows, long at, int dimension);

  /** Runs {@link dev.mizzen.kernels.quantize.ScalarInt8Kernel#scan}. */
  public final void scan(
      Workers workers,
      float[] queries,
      TokenRows rows,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals) {
    this.queries = queries;
    this.rows = rows;
    this.allowed = allowed;
    try {
      int count = queries.length / rows.dimension();
      run(workers, count, (int) rows.rows(), k, distances, ordinals);
    } finally {
      this.queries = NO_QUERIES;
      this.rows = NO_ROWS;
      this.allowed = null;
    }
  }

  @Override
  protected final int scan(int query, int from, int to, long[] keys, int at, int size, int k) {
    int dimension = rows.dimension();
    MemorySegment values = rows.values();
    MemorySegment scales = rows.scales();
    long[] filter = allowed;
    float[] all = queries;
    int found = size;
    for (int v = from; v < to; v++) {
      if (filter == null || ((filter[v >> 6] >>> v) & 1) != 0) {
        float sum = product(all, query * dimension, values, (long) v * dimension, dimension);
        float distance = -sum * scales.get(FLOAT, (long) v * Float.BYTES);
        found = ScanTop.offer(keys, at, found, k, ScanTop.key(distance, v));
      }
    }
    return found;
  }
}
