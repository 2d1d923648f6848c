package dev.mizzen.spark;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Recall@k of factors over all items, those of the training left out; the mean over users with
 * held-out items. Not timed.
 *
 * @param users factors by user, none for those the training does not have
 * @param items {@code [rank][items]} factors, transposed, so that the inner loop is over items
 */
record FactorRecall(Map<Integer, float[]> users, float[][] items, int k) {
  double mean(TreeMap<Integer, Set<Integer>> training, TreeMap<Integer, Set<Integer>> heldOut) {
    double sum = 0;
    for (Map.Entry<Integer, Set<Integer>> user : heldOut.entrySet()) {
      int hits = 0;
      for (int item : best(user.getKey(), training.getOrDefault(user.getKey(), Set.of()))) {
        hits += user.getValue().contains(item) ? 1 : 0;
      }
      sum += (double) hits / user.getValue().size();
    }
    return sum / heldOut.size();
  }

  private int[] best(Integer user, Set<Integer> seen) {
    float[] scores = new float[items[0].length];
    float[] factors = users.getOrDefault(user, new float[items.length]);
    for (int f = 0; f < factors.length; f++) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] += factors[f] * items[f][i];
      }
    }
    seen.forEach(item -> scores[item] = Float.NEGATIVE_INFINITY);
    int[] best = new int[k];
    int size = 0;
    for (int i = 0; i < scores.length; i++) {
      if (size < k || scores[i] > scores[best[k - 1]]) {
        int at = Math.min(size, k - 1);
        for (; at > 0 && scores[i] > scores[best[at - 1]]; at--) {
          best[at] = best[at - 1];
        }
        best[at] = i;
        size = Math.min(k, size + 1);
      }
    }
    return best;
  }
}
