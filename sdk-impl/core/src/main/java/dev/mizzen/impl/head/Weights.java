package dev.mizzen.impl.head;

/**
 * A matrix of a layer, {@code [inner × columns]}, row-major: rows of {@code inner} values times it
 * are rows of {@code columns}. A bias has one row.
 *
 * @param name in files
 * @param inner rows
 * @param columns values in a row
 * @param values that a training changes in place; nobody else does
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
public record Weights(String name, int inner, int columns, float[] values) {
  /** Refuses an array of another size. */
  public Weights {
    if (values.length != (long) inner * columns) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values, not " + inner + " times " + columns);
    }
  }

  /** Zeros. */
  static Weights zeros(String name, int inner, int columns) {
    return new Weights(name, inner, columns, new float[Math.multiplyExact(inner, columns)]);
  }

  /** A copy that no training changes. */
  Weights copy() {
    return new Weights(name, inner, columns, values.clone());
  }
}
