package dev.mizzen.impl.tensor;

import java.util.List;

/**
 * A named block of numbers of a file.
 *
 * @param shape sizes from the slowest to the fastest dimension; empty for a single number
 * @param values row-major
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record Tensor(List<Integer> shape, float[] values) {
  /** Refuses an array that does not fill the shape. */
  public Tensor {
    shape = List.copyOf(shape);
    long size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, length);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(values.length + " values do not fill the shape " + shape);
    }
  }

  /** A matrix. */
  public static Tensor of(int rows, int columns, float[] values) {
    return new Tensor(List.of(rows, columns), values);
  }

  /** Numbers in a row. */
  public static Tensor of(float[] values) {
    return new Tensor(List.of(values.length), values);
  }
}
