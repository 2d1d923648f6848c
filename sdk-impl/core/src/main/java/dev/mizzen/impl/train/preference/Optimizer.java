package dev.mizzen.impl.train.preference;

import dev.mizzen.impl.train.AdamW;
import java.util.List;

/** {@link AdamW} on gradients that are shortened to a length of at most {@code clip}. */
final class Optimizer {
  private final AdamW adam;
  private final List<float[]> weights;
  private final double clip;
  private long steps;

  Optimizer(List<float[]> weights, double decay, double clip) {
    this.adam = new AdamW(decay, zeros(weights), zeros(weights));
    this.weights = weights;
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
    double norm = AdamW.norm(gradients);
    adam.move(weights, gradients, steps, rate, norm > clip ? clip / norm : 1);
  }
}
