package dev.mizzen.impl.train;

import dev.mizzen.kernels.Workers;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, arXiv:1711.05101): {@code m ← β₁m +
 * (1−β₁)g}, {@code v ← β₂v + (1−β₂)g²}, {@code w ← w − η·(m̂/(√v̂ + ε) + λw)}, with {@code m̂ =
 * m/(1 − β₁ᵗ)}, {@code v̂ = v/(1 − β₂ᵗ)}. Moments are single floats; each step is computed in 64
 * bits and rounded once.
 */
public final class AdamW {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  /** Weights in a task. */
  private static final int PART = 1 << 15;

  private final double decay;
  private final List<float[]> first;
  private final List<float[]> second;
  private final Workers workers;

  /**
   * An optimizer that goes on from these moments, on the calling thread.
   *
   * @param decay λ
   * @param first m, one array for each of the weights
   * @param second v, likewise
   */
  public AdamW(double decay, List<float[]> first, List<float[]> second) {
    this(decay, first, second, Workers.caller());
  }

  /**
   * An optimizer that goes on from these moments. Any number of threads gives the same bits.
   *
   * @param decay λ
   * @param first m, one array for each of the weights
   * @param second v, likewise
   * @param workers who move parts of the weights each
   */
  public AdamW(double decay, List<float[]> first, List<float[]> second, Workers workers) {
    this.decay = decay;
    this.first = first;
    this.second = second;
    this.workers = workers;
  }

  /**
   * Moves the weights.
   *
   * @param step t, from 1
   * @param rate η
   * @param scale of the gradients
   */
  public void move(
      List<float[]> weights, List<float[]> gradients, long step, double rate, double scale) {
    double correct1 = 1 / (1 - Math.pow(BETA1, (double) step));
    double correct2 = 1 / (1 - Math.pow(BETA2, (double) step));
    for (int n = 0; n < weights.size(); n++) {
      float[] w = weights.get(n);
      float[] g = gradients.get(n);
      float[] m = first.get(n);
      float[] v = second.get(n);
      workers.run(
          (int) (((long) w.length + PART - 1) / PART),
          part -> {
            int from = part * PART;
            int to = (int) Math.min(w.length, (long) from + PART);
            for (int k = from; k < to; k++) {
              double gradient = g[k] * scale;
              m[k] = (float) (BETA1 * m[k] + (1 - BETA1) * gradient);
              v[k] = (float) (BETA2 * v[k] + (1 - BETA2) * gradient * gradient);
              double direction = m[k] * correct1 / (Math.sqrt(v[k] * correct2) + EPSILON);
              w[k] = (float) (w[k] - rate * (direction + decay * w[k]));
            }
          });
    }
  }

  /** The length of all gradients together. */
  public static double norm(List<float[]> gradients) {
    double squares = 0;
    for (float[] gradient : gradients) {
      for (float g : gradient) {
        squares += (double) g * g;
      }
    }
    return Math.sqrt(squares);
  }
}
