package dev.mizzen.impl.train.preference;

import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, arXiv:1711.05101), and gradients
 * shortened to a length of at most {@code clip}. Each step is computed in 64 bits and rounded once.
 * For one thread.
 */
final class AdamW {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final List<float[]> weights;
  private final List<float[]> first;
  private final List<float[]> second;
  private final double decay;
  private final double clip;
  private long steps;

  AdamW(List<float[]> weights, double decay, double clip) {
    this.weights = weights;
    this.first = zeros(weights);
    this.second = zeros(weights);
    this.decay = decay;
    this.clip = clip;
  }

  static List<float[]> zeros(List<float[]> like) {
    return like.stream().map(values -> new float[values.length]).toList();
  }

  /** Steps so far. */
  long steps() {
    return steps;
  }

  /** Moves the weights at this rate. */
  void step(List<float[]> gradients, double rate) {
    steps++;
    double norm = norm(gradients);
    double scale = norm > clip ? clip / norm : 1;
    double correct1 = 1 / (1 - Math.pow(BETA1, (double) steps));
    double correct2 = 1 / (1 - Math.pow(BETA2, (double) steps));
    for (int n = 0; n < weights.size(); n++) {
      float[] w = weights.get(n);
      float[] m = first.get(n);
      float[] v = second.get(n);
      for (int k = 0; k < w.length; k++) {
        double gradient = gradients.get(n)[k] * scale;
        m[k] = (float) (BETA1 * m[k] + (1 - BETA1) * gradient);
        v[k] = (float) (BETA2 * v[k] + (1 - BETA2) * gradient * gradient);
        double direction = m[k] * correct1 / (Math.sqrt(v[k] * correct2) + EPSILON);
        w[k] = (float) (w[k] - rate * (direction + decay * w[k]));
      }
    }
  }

  /** The length of all gradients together. */
  static double norm(List<float[]> gradients) {
    double squares = 0;
    for (float[] gradient : gradients) {
      for (float g : gradient) {
        squares += (double) g * g;
      }
    }
    return Math.sqrt(squares);
  }
}
