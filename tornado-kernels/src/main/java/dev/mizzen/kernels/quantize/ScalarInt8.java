package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.ElementType;
import dev.mizzen.kernels.TokenRows;
import org.jspecify.annotations.Nullable;

/** The door to a {@link ScalarInt8Kernel}: checks the sizes once, so that kernels need not. */
public final class ScalarInt8 implements ScalarInt8Kernel {
  private final ScalarInt8Kernel kernel;

  /** A door to {@code kernel}. */
  public ScalarInt8(ScalarInt8Kernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the others
   */
  @Override
  public void encode(float[] values, int dimension, byte[] codes, float[] scales) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, got " + dimension);
    }
    int rows = ScanChecks.queries(values.length, dimension);
    ScanChecks.length("codes", codes.length, values.length);
    ScanChecks.length("scales", scales.length, rows);
    kernel.encode(values, dimension, codes, scales);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit, or the rows are of another type
   */
  @Override
  public void decode(TokenRows rows, float[] values) {
    checkType(rows);
    ScanChecks.length("values", values.length, rows.values().byteSize());
    kernel.decode(rows, values);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a size does not fit, or the rows are of another type
   */
  @Override
  public void scan(
      float[] queries,
      TokenRows rows,
      long @Nullable [] allowed,
      int k,
      float[] distances,
      int[] ordinals) {
    checkType(rows);
    int count = ScanChecks.queries(queries.length, rows.dimension());
    ScanChecks.allowed(
        allowed, ScanChecks.rows("rows", rows.values().byteSize(), rows.dimension()));
    ScanChecks.results(count, k, distances.length, ordinals.length);
    kernel.scan(queries, rows, allowed, k, distances, ordinals);
  }

  private static void checkType(TokenRows rows) {
    if (rows.type() != ElementType.INT8) {
      throw new IllegalArgumentException(
          "needs rows of " + ElementType.INT8 + ", got " + rows.type());
    }
  }
}
