package dev.mizzen.kernels;

/** Bounds on what single-precision arithmetic may do to a result. */
public final class Rounding {
  /** Half the distance from 1 to the next float. */
  public static final double UNIT = 0x1p-24;

  private Rounding() {}

  /** {@code γₙ = nu/(1−nu)}: the relative bound of n rounded operations in any order. */
  public static double gamma(int operations) {
    double product = operations * UNIT;
    return product / (1 - product);
  }

  /** A value in 64-bit floats, and how far a 32-bit result may be from it. */
  public record Bounded(double value, double bound) {}
}
