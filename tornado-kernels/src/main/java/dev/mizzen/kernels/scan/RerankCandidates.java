package dev.mizzen.kernels.scan;

import dev.mizzen.kernels.TokenRows;
import dev.mizzen.kernels.quantize.DistanceTableMetric;
import java.lang.foreign.MemorySegment;

/** {@link ScanCandidates} that are rows of single precision; a subclass adds up the distance. */
public abstract class RerankCandidates extends ScanCandidates {
  private static final float[] NO_QUERIES = {};

  private boolean euclidean;
  private float[] queries = NO_QUERIES;
  private MemorySegment rows = MemorySegment.NULL;
  private int dimension;

  /** For subclasses. */
  protected RerankCandidates() {}

  /**
   * {@code Σ (query − row)²}; the query's values begin at {@code from}, the row's at {@code at}.
   */
  protected abstract float squaredDistance(
      float[] queries, int from, MemorySegment rows, long at, int dimension);

  /** {@code Σ query·row}. */
  protected abstract float product(
      float[] queries, int from, MemorySegment rows, long at, int dimension);

  /** Runs {@link dev.mizzen.kernels.quantize.ScanRerankKernel#rerank}. */
  public final void rerank(
      DistanceTableMetric metric,
      float[] queries,
      TokenRows rows,
      int[] candidates,
      int k,
      float[] distances,
      int[] ordinals) {
    this.euclidean = metric == DistanceTableMetric.SQUARED_EUCLIDEAN;
    this.queries = queries;
    this.rows = rows.values();
    this.dimension = rows.dimension();
    try {
      keep(queries.length / dimension, candidates, k, distances, ordinals);
    } finally {
      this.queries = NO_QUERIES;
      this.rows = MemorySegment.NULL;
    }
  }

  @Override
  protected final float distance(int query, int ordinal) {
    int from = query * dimension;
    long at = (long) ordinal * dimension * Float.BYTES;
    return euclidean
        ? squaredDistance(queries, from, rows, at, dimension)
        : -product(queries, from, rows, at, dimension);
  }
}
