package dev.mizzen.impl.train.preference;

import java.util.List;

/**
 * Weights against the power of items that are in many groups: {@code w = 1/(n + 10)} for an item in
 * n groups, scaled so that the items which are in any have the mean 1. Items in none have 0.
 */
final class ItemWeights {
  private static final double SMOOTHING = 10;

  private ItemWeights() {}

  /** Weights of items {@code 0 .. items − 1}. */
  static float[] inverseFrequency(List<PreferenceGroup> groups, int items) {
    int[] counts = new int[items];
    groups.forEach(group -> group.items().forEach(item -> counts[item]++));
    double sum = 0;
    int sampled = 0;
    for (int count : counts) {
      sum += count > 0 ? 1 / (count + SMOOTHING) : 0;
      sampled += count > 0 ? 1 : 0;
    }
    float[] weights = new float[items];
    for (int i = 0; i < items; i++) {
      weights[i] = counts[i] > 0 ? (float) (sampled / sum / (counts[i] + SMOOTHING)) : 0;
    }
    return weights;
  }
}
