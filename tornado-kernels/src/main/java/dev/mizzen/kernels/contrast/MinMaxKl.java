package dev.mizzen.kernels.contrast;

import org.jspecify.annotations.Nullable;

/** The door to a {@link MinMaxKlKernel}: checks the arguments once, so that kernels need not. */
public final class MinMaxKl implements MinMaxKlKernel {
  private final MinMaxKlKernel kernel;

  /** A door to {@code kernel}. */
  public MinMaxKl(MinMaxKlKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a length does not fit the others, or {@code starts} shrinks
   *     or does not cover the scores
   */
  @Override
  public double minMaxKl(
      float[] student, float[] teacher, int[] starts, float @Nullable [] gradients) {
    Arguments.checkStarts(starts, student.length);
    Arguments.checkLength("teacher", teacher.length, student.length);
    Arguments.checkLengthIfGiven("gradients", gradients, student.length);
    return kernel.minMaxKl(student, teacher, starts, gradients);
  }
}
