package dev.mizzen.impl.agent.grpo;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small policy: {@code log softmax(W₂·tanh(W₁·x + b₁) + b₂)}. Not thread-safe.
 *
 * <p>Cost of a call: {@code inputs·hidden + hidden·actions} multiply-adds.
 */
public final class TwoLayerPolicy {
  private final int inputs;
  private final int hidden;
  private final int actions;

  /** W₁ [hidden × inputs], b₁ [hidden], W₂ [actions × hidden], b₂ [actions]. */
  private final List<float[]> weights;

  private TwoLayerPolicy(int inputs, int hidden, int actions, List<float[]> weights) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.actions = actions;
    this.weights = weights;
  }

  /** A policy with normal weights of deviation {@code 1/√fan-in} and no bias. */
  public static TwoLayerPolicy random(int inputs, int hidden, int actions, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new TwoLayerPolicy(
        inputs,
        hidden,
        actions,
        List.of(
            normal(random, hidden * inputs, inputs),
            new float[hidden],
            normal(random, actions * hidden, hidden),
            new float[actions]));
  }

  /** A policy of the same weights, which changes by itself. */
  public TwoLayerPolicy copy() {
    return new TwoLayerPolicy(
        inputs, hidden, actions, weights.stream().map(float[]::clone).toList());
  }

  /** The weights themselves, to be moved by an optimizer. */
  public List<float[]> weights() {
    return weights;
  }

  /** Zeros of the weights' shapes. */
  public List<float[]> zeros() {
    return weights.stream().map(w -> new float[w.length]).toList();
  }

  /**
   * The log probability of each action.
   *
   * @param input [inputs]
   * @throws IllegalArgumentException if the input has another length
   */
  public double[] logProbabilities(float[] input) {
    return logSoftmax(logits(hiddenOf(input)));
  }

  /**
   * Adds to {@code gradients} the slope of {@code scale · log π(action | input)} in each weight.
   *
   * @param gradients of the shapes of {@link #weights}
   */
  public void addSlope(float[] input, int action, double scale, List<float[]> gradients) {
    double[] h = hiddenOf(input);
    double[] slope = logSoftmax(logits(h));
    for (int a = 0; a < actions; a++) {
      slope[a] = scale * ((a == action ? 1 : 0) - Math.exp(slope[a]));
    }
    for (int j = 0; j < hidden; j++) {
      double back = 0;
      for (int a = 0; a < actions; a++) {
        back += slope[a] * weights.get(2)[a * hidden + j];
        gradients.get(2)[a * hidden + j] += (float) (slope[a] * h[j]);
      }
      double through = back * (1 - h[j] * h[j]);
      gradients.get(1)[j] += (float) through;
      for (int i = 0; i < inputs; i++) {
        gradients.get(0)[j * inputs + i] += (float) (through * input[i]);
      }
    }
    for (int a = 0; a < actions; a++) {
      gradients.get(3)[a] += (float) slope[a];
    }
  }

  private double[] hiddenOf(float[] input) {
    if (input.length != inputs) {
      throw new IllegalArgumentException("input must have " + inputs + ", got " + input.length);
    }
    double[] h = new double[hidden];
    for (int j = 0; j < hidden; j++) {
      double sum = weights.get(1)[j];
      for (int i = 0; i < inputs; i++) {
        sum += (double) weights.get(0)[j * inputs + i] * input[i];
      }
      h[j] = Math.tanh(sum);
    }
    return h;
  }

  private double[] logits(double[] h) {
    double[] logits = new double[actions];
    for (int a = 0; a < actions; a++) {
      logits[a] = weights.get(3)[a];
      for (int j = 0; j < hidden; j++) {
        logits[a] += weights.get(2)[a * hidden + j] * h[j];
      }
    }
    return logits;
  }

  /** In place: {@code zₐ − max z − log Σ exp(z − max z)}. */
  private static double[] logSoftmax(double[] logits) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - largest);
    }
    double shift = largest + Math.log(sum);
    for (int a = 0; a < logits.length; a++) {
      logits[a] -= shift;
    }
    return logits;
  }

  private static float[] normal(SplittableRandom random, int length, int fanIn) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (random.nextGaussian() / Math.sqrt(fanIn));
    }
    return values;
  }
}
