package dev.mizzen.impl.train.preference;

import java.util.Arrays;
import java.util.List;

/**
 * Gradients of several batches, added up without a division, before the optimizer takes one step.
 * {@link #flush} takes the step of a last sum that has fewer batches, which would else be lost. For
 * one thread.
 */
final class Accumulation {
  private final Optimizer optimizer;
  private final int batches;
  private final double rate;
  private final double stepDecay;
  private final List<float[]> sum;
  private int added;

  /**
   * @param batches to a step
   * @param rate of the first step
   * @param stepDecay what it is multiplied by after each
   */
  Accumulation(
      Optimizer optimizer, List<float[]> weights, int batches, double rate, double stepDecay) {
    this.optimizer = optimizer;
    this.batches = batches;
    this.rate = rate;
    this.stepDecay = stepDecay;
    this.sum = Optimizer.zeros(weights);
  }

  /** Adds a batch's gradients. */
  void add(List<float[]> gradients) {
    for (int n = 0; n < sum.size(); n++) {
      float[] total = sum.get(n);
      float[] gradient = gradients.get(n);
      for (int k = 0; k < total.length; k++) {
        total[k] += gradient[k];
      }
    }
    added++;
    if (added == batches) {
      flush();
    }
  }

  /** Takes a step with what was added since the last one, if anything was. */
  void flush() {
    if (added > 0) {
      optimizer.step(sum, rate * Math.pow(stepDecay, (double) optimizer.steps()));
      sum.forEach(total -> Arrays.fill(total, 0));
      added = 0;
    }
  }
}
