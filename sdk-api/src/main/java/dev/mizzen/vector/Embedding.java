package dev.mizzen.vector;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * One vector of finite 32-bit floats, such as the meaning of a sentence. Immutable and safe for use
 * by many threads.
 */
public final class Embedding {
  private final float[] values;

  private Embedding(float[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("an embedding needs at least 1 value, got 0");
    }
    Vectors.requireFinite(values, values.length);
    this.values = values;
  }

  /**
   * Copies {@code values}.
   *
   * @throws IllegalArgumentException if there is no value, or one is NaN or infinite
   */
  public static Embedding of(float... values) {
    return new Embedding(values.clone());
  }

  /**
   * Takes {@code values} over without a copy; the caller must not change the array afterwards.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Embedding adopt(float[] values) {
    return new Embedding(values);
  }

  /** The number of values. */
  public int dimension() {
    return values.length;
  }

  /** The value at {@code index}, from 0. */
  public float get(int index) {
    return values[index];
  }

  /** A fresh copy of the values. */
  public float[] toArray() {
    return values.clone();
  }

  /** A read-only view of the values, without a copy. */
  public MemorySegment segment() {
    return MemorySegment.ofArray(values).asReadOnly();
  }

  /**
   * {@code ⟨this, other⟩ = Σₖ thisₖ·otherₖ}, summed in 64-bit floats.
   *
   * @throws IllegalArgumentException if the dimensions differ
   */
  public double dot(Embedding other) {
    requireSameDimension(other);
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      sum += (double) values[k] * other.values[k];
    }
    return sum;
  }

  /** The Euclidean length {@code ‖this‖}. */
  public double norm() {
    return Math.sqrt(dot(this));
  }

  /**
   * {@code ⟨this, other⟩ / (‖this‖·‖other‖)}; 0 if either vector is all zeros.
   *
   * @throws IllegalArgumentException if the dimensions differ
   */
  public double cosine(Embedding other) {
    double norms = norm() * other.norm();
    double dot = dot(other);
    return norms == 0 ? 0 : dot / norms;
  }

  /** This vector scaled to length 1; a vector of zeros is returned as it is. */
  public Embedding normalized() {
    double norm = norm();
    if (norm == 0) {
      return this;
    }
    float[] scaled = new float[values.length];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] = (float) (values[k] / norm);
    }
    return new Embedding(scaled);
  }

  private void requireSameDimension(Embedding other) {
    if (other.values.length != values.length) {
      throw new IllegalArgumentException(
          "dimensions differ: " + values.length + " and " + other.values.length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Embedding[dimension=" + values.length + ", norm=" + (float) norm() + "]";
  }
}
