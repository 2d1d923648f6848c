package dev.mizzen.kernels.quantize;

import dev.mizzen.kernels.TokenRows;

/** The door to a {@link RotateKernel}: checks the arguments once. */
public final class Rotate implements RotateKernel {
  private final RotateKernel kernel;

  /** A door to {@code kernel}. */
  public Rotate(RotateKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the rows
   */
  @Override
  public void rotate(TokenRows rows, float[] matrix, float[] rotated) {
    long dimension = rows.dimension();
    CodeChecks.length("matrix", matrix.length, dimension * dimension);
    CodeChecks.length("rotated", rotated.length, rows.rows() * dimension);
    kernel.rotate(rows, matrix, rotated);
  }
}
