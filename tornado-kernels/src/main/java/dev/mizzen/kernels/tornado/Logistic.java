package dev.mizzen.kernels.tornado;

import uk.ac.manchester.tornado.api.math.TornadoMath;

/** The logistic function and its integral in double precision, for tasks to call. */
final class Logistic {
  private Logistic() {}

  /** {@code log(1 + exp x) = −log σ(−x)}. */
  static double softplus(double x) {
    double small = TornadoMath.exp(-TornadoMath.abs(x));
    double above = 1.0 + small;
    // log(1 + small) though the sum was rounded, which the quotient undoes.
    double tail = above == 1.0 ? small : TornadoMath.log(above) * small / (above - 1.0);
    return TornadoMath.max(x, 0.0) + tail;
  }

  /** {@code 1/(1 + exp(−x))}. */
  static double sigmoid(double x) {
    double small = TornadoMath.exp(-TornadoMath.abs(x));
    return (x < 0 ? small : 1.0) / (1.0 + small);
  }
}
