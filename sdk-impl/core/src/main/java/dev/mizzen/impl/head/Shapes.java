package dev.mizzen.impl.head;

import dev.mizzen.kernels.dense.Activation;
import dev.mizzen.train.HeadShape;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Networks of the known families. */
public final class Shapes {
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private Shapes() {}

  /** A network of this shape whose weights are zeros. */
  public static Network zeros(HeadShape shape) {
    int d = shape.inputDimension();
    int k = shape.dimension();
    int m = shape.middle();
    Activation phi = Activation.valueOf(shape.activation().name());
    return new Network(
        switch (shape.kind()) {
          case LINEAR -> List.of(last("linear", d, k));
          case FFN2 -> List.of(dense("up", d, m, phi, false), last("down", m, k));
          case FFN2_RES -> List.of(dense("up", d, m, phi, true), last("down", m, k));
          case FFN3_RES ->
              List.of(
                  dense("up", d, m, phi, false),
                  dense("middle", m, m, phi, true),
                  last("down", m, k));
          case GLU -> List.of(glu(d, m, k, phi, Optional.empty()));
          case GLU_RES -> List.of(glu(d, m, k, phi, Optional.of(Weights.zeros("skip", d, k))));
        });
  }

  /**
   * A network to begin a training with: weights are uniform in ±√(6/(inner + columns)) (Glorot and
   * Bengio, AISTATS 2010).
   */
  public static Network random(HeadShape shape, long seed) {
    Network network = zeros(shape);
    RandomGenerator random = RANDOM.create(seed);
    for (Weights weights : network.weights()) {
      double bound = Math.sqrt(6.0 / (weights.inner() + weights.columns()));
      for (int i = 0; i < weights.values().length; i++) {
        weights.values()[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    }
    return network;
  }

  private static DenseLayer last(String name, int inner, int columns) {
    return dense(name, inner, columns, Activation.IDENTITY, false);
  }

  private static DenseLayer dense(
      String name, int inner, int columns, Activation phi, boolean residual) {
    Optional<Weights> skip =
        residual && inner != columns
            ? Optional.of(Weights.zeros(name + ".skip", inner, columns))
            : Optional.empty();
    return new DenseLayer(
        Weights.zeros(name, inner, columns), Optional.empty(), phi, residual, skip);
  }

  private static GluLayer glu(int d, int m, int k, Activation phi, Optional<Weights> skip) {
    return new GluLayer(
        Weights.zeros("gate", d, m),
        Weights.zeros("up", d, m),
        Weights.zeros("down", m, k),
        phi,
        skip);
  }
}
