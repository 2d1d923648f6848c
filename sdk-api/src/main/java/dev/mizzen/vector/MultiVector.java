package dev.mizzen.vector;

import dev.mizzen.Span;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One vector per token of a text, for late interaction: {@code [count × dimension]} finite 32-bit
 * floats, row-major, and optionally the place of each token in the text. Immutable and safe for use
 * by many threads.
 */
public final class MultiVector {
  private final float[] values;
  private final int dimension;
  private final List<Span> spans;

  private MultiVector(float[] values, int dimension, List<Span> spans) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
    }
    if (values.length % dimension != 0) {
      throw new IllegalArgumentException(
          values.length + " values are not a whole number of rows of dimension " + dimension);
    }
    if (!spans.isEmpty() && spans.size() != values.length / dimension) {
      throw new IllegalArgumentException(
          spans.size() + " spans for " + values.length / dimension + " vectors; give one each");
    }
    Vectors.requireFinite(values, dimension);
    this.values = values;
    this.dimension = dimension;
    this.spans = List.copyOf(spans);
  }

  /**
   * Copies {@code values}.
   *
   * @param values {@code [count × dimension]}, row-major; may have no row
   * @throws IllegalArgumentException if the length is not a multiple of the dimension, or a value
   *     is NaN or infinite
   */
  public static MultiVector of(float[] values, int dimension) {
    return new MultiVector(values.clone(), dimension, List.of());
  }

  /**
   * Takes {@code values} over without a copy; the caller must not change the array afterwards.
   *
   * @param spans the place of each row's token in the text, or empty if unknown
   * @throws IllegalArgumentException as {@link #of}, or if there are spans but not one for each row
   */
  public static MultiVector adopt(float[] values, int dimension, List<Span> spans) {
    return new MultiVector(values, dimension, spans);
  }

  /** The number of vectors. */
  public int count() {
    return values.length / dimension;
  }

  /** The number of values in each vector. */
  public int dimension() {
    return dimension;
  }

  /** A copy of row {@code row}, from 0. */
  public Embedding row(int row) {
    return Embedding.adopt(Arrays.copyOfRange(values, row * dimension, (row + 1) * dimension));
  }

  /** A read-only view of all values, {@code [count × dimension]}, without a copy. */
  public MemorySegment segment() {
    return MemorySegment.ofArray(values).asReadOnly();
  }

  /** A fresh copy of all values, {@code [count × dimension]}. */
  public float[] toArray() {
    return values.clone();
  }

  /** The place of each row's token in the text, in UTF-16 units; empty if unknown. */
  public Optional<List<Span>> spans() {
    return spans.isEmpty() ? Optional.empty() : Optional.of(spans);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MultiVector that
        && dimension == that.dimension
        && Arrays.equals(values, that.values)
        && spans.equals(that.spans);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + dimension;
  }

  @Override
  public String toString() {
    return "MultiVector[count=" + count() + ", dimension=" + dimension + "]";
  }
}
