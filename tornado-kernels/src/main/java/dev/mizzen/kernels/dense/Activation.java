package dev.mizzen.kernels.dense;

/**
 * A function of single values between two layers. Values and slopes are computed in 64-bit floats
 * and rounded once; GELU's error function is that of Abramowitz and Stegun, 7.1.26, within
 * 1.5·10⁻⁷.
 */
public enum Activation {
  /** {@code x}. */
  IDENTITY,
  /** {@code max(x, 0)}; its slope at 0 is 0. */
  RELU,
  /** {@code x·Φ(x)}, with the normal distribution Φ (Hendrycks and Gimpel, arXiv:1606.08415). */
  GELU,
  /** {@code x·σ(x)}. */
  SILU,
  /** {@code σ(x) = 1/(1 + exp(−x))}. */
  SIGMOID;

  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

  /** The function at {@code x}. */
  public float value(float x) {
    return switch (this) {
      case IDENTITY -> x;
      case RELU -> Math.max(x, 0);
      case GELU -> (float) (x * normal(x));
      case SILU -> (float) (x * sigmoid(x));
      case SIGMOID -> (float) sigmoid(x);
    };
  }

  /** The derivative at {@code x}. */
  public float slope(float x) {
    return switch (this) {
      case IDENTITY -> 1;
      case RELU -> x > 0 ? 1 : 0;
      case GELU -> (float) (normal(x) + x * DENSITY_AT_0 * Math.exp(-0.5 * x * x));
      case SILU -> {
        double s = sigmoid(x);
        yield (float) (s * (1 + x * (1 - s)));
      }
      case SIGMOID -> {
        double s = sigmoid(x);
        yield (float) (s * (1 - s));
      }
    };
  }

  private static double sigmoid(double x) {
    double small = Math.exp(-Math.abs(x));
    return (x < 0 ? small : 1) / (1 + small);
  }

  /** Φ(x), from the complement for x < 0, so that small values keep an absolute error. */
  private static double normal(double x) {
    double z = Math.abs(x) * SQRT_HALF;
    double t = 1 / (1 + 0.3275911 * z);
    double polynomial =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    double tail = 0.5 * polynomial * Math.exp(-z * z);
    return x < 0 ? tail : 1 - tail;
  }
}
