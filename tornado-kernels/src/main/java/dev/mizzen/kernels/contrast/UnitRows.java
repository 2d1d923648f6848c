package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.Nullable;

/** The door to a {@link UnitRowsKernel}: checks the arguments once, so that kernels need not. */
public final class UnitRows implements UnitRowsKernel {
  private final UnitRowsKernel kernel;

  /** A door to {@code kernel}. */
  public UnitRows(UnitRowsKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the others
   */
  @Override
  public void normalize(float[] rows, int dimension, float[] unit, float @Nullable [] norms) {
    int count = Arguments.rows("rows", rows, dimension);
    Arguments.checkLength("unit", unit.length, rows.length);
    Arguments.checkLengthIfGiven("norms", norms, count);
    kernel.normalize(rows, dimension, unit, norms);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the others
   */
  @Override
  public void gradient(
      float[] unit, float[] norms, int dimension, float[] unitGradients, float[] gradients) {
    int count = Arguments.rows("unit", unit, dimension);
    Arguments.checkLength("norms", norms.length, count);
    Arguments.checkLength("unitGradients", unitGradients.length, unit.length);
    Arguments.checkLength("gradients", gradients.length, unit.length);
    kernel.gradient(unit, norms, dimension, unitGradients, gradients);
  }
}
