package dev.mizzen.impl.recommend.miarec;

import dev.mizzen.kernels.dense.Activation;

/**
 * The layers of one relation: {@code u^(l+1) = unit(relu(u^l·W + h^l·V + b))}, {@code h^l =
 * relu(aggregate(u^l))}. Keeps what its gradient needs. For one thread.
 */
final class Channel {
  private final int relation;
  private final Aggregation[] layers;
  private final MiarecWeights weights;
  private final int dimension;
  private final MiarecKernels kernels;
  private final float[][] rows;
  private final float[][] heard;
  private final float[][] norms;

  /**
   * A channel.
   *
   * @param layers what each layer hears by
   */
  Channel(
      int relation,
      Aggregation[] layers,
      MiarecWeights weights,
      int dimension,
      MiarecKernels kernels) {
    this.relation = relation;
    this.layers = layers;
    this.weights = weights;
    this.dimension = dimension;
    this.kernels = kernels;
    rows = new float[layers.length + 1][];
    heard = new float[layers.length][];
    norms = new float[layers.length][];
  }

  /** {@code [n × dimension]} the last layer; not a copy. */
  float[] forward(float[] first) {
    rows[0] = first;
    for (int l = 0; l < layers.length; l++) {
      heard[l] = new float[first.length];
      layers[l].forward(kernels.factor().convolution(), rows[l], dimension, heard[l]);
      for (int k = 0; k < first.length; k++) {
        heard[l][k] = Math.max(0, heard[l][k]);
      }
      float[] next = new float[first.length];
      norms[l] = new float[first.length / dimension];
      kernels.product(
          heard[l],
          weights.get(MiarecWeights.heard(relation, l)),
          dimension,
          dimension,
          false,
          next);
      kernels
          .factor()
          .dense()
          .product(
              rows[l],
              norms[l].length,
              weights.get(MiarecWeights.own(relation, l)),
              dimension,
              dimension,
              weights.get(MiarecWeights.bias(relation, l)),
              true,
              Activation.RELU,
              false,
              next);
      kernels.unit().normalize(next, dimension, next, norms[l]);
      rows[l + 1] = next;
    }
    return rows[layers.length];
  }

  /**
   * Takes gradients back.
   *
   * @param last {@code [n × dimension]} the gradient to the last layer; overwritten
   * @param gradients of the weights, this relation's written in full
   * @param first {@code [n × dimension]} gets what reaches the first rows added
   */
  void backward(float[] last, MiarecWeights gradients, float[] first) {
    float[] gradient = last;
    for (int l = layers.length - 1; l >= 0; l--) {
      float[] unit = rows[l + 1];
      kernels.unit().gradient(unit, norms[l], dimension, gradient, gradient);
      for (int k = 0; k < unit.length; k++) {
        if (unit[k] <= 0) {
          gradient[k] = 0;
        }
      }
      kernels.matrixGradient(
          rows[l],
          gradient,
          dimension,
          dimension,
          false,
          gradients.get(MiarecWeights.own(relation, l)));
      kernels.matrixGradient(
          heard[l],
          gradient,
          dimension,
          dimension,
          false,
          gradients.get(MiarecWeights.heard(relation, l)));
      sumRows(gradient, gradients.get(MiarecWeights.bias(relation, l)));
      gradient = rowGradient(l, gradient);
    }
    for (int k = 0; k < first.length; k++) {
      first[k] += gradient[k];
    }
  }

  private float[] rowGradient(int l, float[] gradient) {
    float[] toHeard = new float[gradient.length];
    kernels.rowGradient(
        gradient,
        weights.get(MiarecWeights.heard(relation, l)),
        dimension,
        dimension,
        false,
        toHeard);
    for (int k = 0; k < toHeard.length; k++) {
      if (heard[l][k] <= 0) {
        toHeard[k] = 0;
      }
    }
    float[] before = new float[gradient.length];
    kernels.rowGradient(
        gradient, weights.get(MiarecWeights.own(relation, l)), dimension, dimension, false, before);
    layers[l].backward(kernels.factor().convolution(), toHeard, dimension, before);
    return before;
  }

  private void sumRows(float[] rows, float[] sum) {
    double[] exact = new double[dimension];
    for (int k = 0; k < rows.length; k++) {
      exact[k % dimension] += rows[k];
    }
    for (int k = 0; k < dimension; k++) {
      sum[k] = (float) exact[k];
    }
  }
}
