package dev.mizzen.bench.workload;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One query and documents of equal length, all token vectors of length 1 before they are stored.
 *
 * <p>Beyond {@value #DISTINCT_ROWS} rows the documents repeat, which no implementation can use; so
 * that even gigabytes are made in a second and have a reference for every score.
 */
public final class MaxSimData implements AutoCloseable {
  private static final int DISTINCT_ROWS = 1 << 18;
  private static final long SEED = 20_260_301;

  private final MaxSimShape shape;
  private final Arena arena = Arena.ofShared();
  private final float[] query;
  private final float[] distinct;
  private final TokenRows rows;
  private final int[] starts;

  /** Makes the data, the same for the same arguments. */
  public MaxSimData(MaxSimShape shape, ElementType type) {
    this.shape = shape;
    int dimension = shape.dimension();
    query = UnitRows.random(SEED, shape.queryTokens(), dimension);
    int documents = Math.max(1, Math.min(shape.documents(), DISTINCT_ROWS / shape.tokens()));
    distinct = UnitRows.random(SEED + 1, documents * shape.tokens(), dimension);
    MemorySegment values = arena.allocate(shape.rows() * dimension * type.bytes(), 64);
    MemorySegment scales =
        type.isScaled()
            ? arena.allocate(shape.rows() * Float.BYTES, Float.BYTES)
            : MemorySegment.NULL;
    store(type, values, scales, dimension);
    repeat(values, (long) distinct.length * type.bytes());
    if (type.isScaled()) {
      repeat(scales, (long) distinct.length / dimension * Float.BYTES);
    }
    rows = new TokenRows(values, type, scales, dimension);
    starts = new int[shape.documents() + 1];
    for (int d = 0; d < starts.length; d++) {
      starts[d] = d * shape.tokens();
    }
  }

  /** Writes the distinct rows, and keeps in their place what a reader of the storage gets. */
  private void store(ElementType type, MemorySegment values, MemorySegment scales, int dimension) {
    for (int r = 0; r < distinct.length / dimension; r++) {
      float scale = type.isScaled() ? largest(r * dimension, dimension) / Byte.MAX_VALUE : 1;
      if (type.isScaled()) {
        scales.setAtIndex(JAVA_FLOAT_UNALIGNED, r, scale);
      }
      for (int i = r * dimension; i < (r + 1) * dimension; i++) {
        switch (type) {
          case FLOAT32 -> values.setAtIndex(JAVA_FLOAT_UNALIGNED, i, distinct[i]);
          case FLOAT16 -> {
            short half = Float.floatToFloat16(distinct[i]);
            values.setAtIndex(JAVA_SHORT_UNALIGNED, i, half);
            distinct[i] = Float.float16ToFloat(half);
          }
          case INT8 -> {
            byte level = (byte) Math.round(distinct[i] / scale);
            values.set(JAVA_BYTE, i, level);
            distinct[i] = level * scale;
          }
        }
      }
    }
  }

  private float largest(int from, int length) {
    float largest = Float.MIN_NORMAL;
    for (int i = from; i < from + length; i++) {
      largest = Math.max(largest, Math.abs(distinct[i]));
    }
    return largest;
  }

  private static void repeat(MemorySegment all, long period) {
    for (long at = period; at < all.byteSize(); at += period) {
      MemorySegment.copy(all, 0, all, at, Math.min(period, all.byteSize() - at));
    }
  }

  /** The sizes. */
  public MaxSimShape shape() {
    return shape;
  }

  /** {@code [queryTokens × dimension]}. */
  public float[] query() {
    return query;
  }

  /** All documents as they are stored. */
  public TokenRows rows() {
    return rows;
  }

  /** {@code [documents + 1]}. */
  public int[] starts() {
    return starts;
  }

  /**
   * All documents as a reader of the storage gets them, {@code [documents · tokens × dimension]}.
   *
   * @throws IllegalArgumentException if they repeat, which is where peers on arrays are left out
   */
  public float[] decoded() {
    if (distinct.length != shape.rows() * shape.dimension()) {
      throw new IllegalArgumentException(shape + " is too large for implementations on arrays");
    }
    return distinct;
  }

  /** The scores of all documents in double precision. */
  public double[] expected() {
    int period = distinct.length / shape.dimension() / shape.tokens();
    double[] expected = new double[shape.documents()];
    for (int d = 0; d < expected.length; d++) {
      expected[d] = d < period ? score(d) : expected[d - period];
    }
    return expected;
  }

  private double score(int document) {
    double sum = 0;
    for (int i = 0; i < shape.queryTokens(); i++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < shape.tokens(); t++) {
        highest = Math.max(highest, dot(i, document * shape.tokens() + t));
      }
      sum += highest;
    }
    return sum;
  }

  private double dot(int queryRow, int row) {
    int dimension = shape.dimension();
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      sum += (double) query[queryRow * dimension + k] * distinct[row * dimension + k];
    }
    return sum;
  }

  @Override
  public void close() {
    arena.close();
  }
}
