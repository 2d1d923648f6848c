package dev.mizzen.impl.semantic.click;

import dev.mizzen.kernels.contrast.KPositiveKernel;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Which things a contrastive step compares: the different items of a batch as anchors, one positive
 * of each, drawn from its neighbours, and as negatives all other anchors but those among its
 * neighbours and those with the same fine codes.
 *
 * @param items of the table: the anchors, then positives that are no anchors
 * @param anchors how many
 * @param positives {@code [anchors]}, rows of the table
 * @param negatives {@code [anchors × anchors]}, rows of the table or padding
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record ContrastRows(int[] items, int anchors, int[] positives, int[] negatives) {
  /** Anchors of a step at most, the first of the batch: the work grows with their square. */
  private static final int MOST_ANCHORS = 512;

  /**
   * Draws.
   *
   * @param items of the batch; 0 stands for an unknown one, which is left out
   * @param neighbours of each item, by number less 1
   * @param fine codes of each item, by number less 1
   */
  static ContrastRows of(
      int[] items, List<int[]> neighbours, int[][] fine, RandomGenerator random) {
    int[] anchors =
        Arrays.stream(items)
            .filter(i -> i > 0 && neighbours.get(i - 1).length > 0)
            .distinct()
            .limit(MOST_ANCHORS)
            .toArray();
    Map<Integer, Integer> places = new LinkedHashMap<>();
    for (int item : anchors) {
      places.put(item, places.size());
    }
    int[] positives = new int[anchors.length];
    for (int a = 0; a < anchors.length; a++) {
      int[] near = neighbours.get(anchors[a] - 1);
      int positive = near[random.nextInt(near.length)] + 1;
      positives[a] = places.computeIfAbsent(positive, key -> places.size());
    }
    int[] table = places.keySet().stream().mapToInt(Integer::intValue).toArray();
    return new ContrastRows(table, anchors.length, positives, negatives(anchors, neighbours, fine));
  }

  private static int[] negatives(int[] anchors, List<int[]> neighbours, int[][] fine) {
    int count = anchors.length;
    int[] negatives = new int[count * count];
    int[] twins = twins(anchors, fine);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        negatives[a * count + b] = twins[a] == twins[b] ? KPositiveKernel.PADDING : b;
      }
    }
    Map<Integer, Integer> places = new LinkedHashMap<>();
    for (int b = 0; b < count; b++) {
      places.put(anchors[b] - 1, b);
    }
    for (int a = 0; a < count; a++) {
      for (int near : neighbours.get(anchors[a] - 1)) {
        Integer place = places.get(near);
        if (place != null) {
          negatives[a * count + place] = KPositiveKernel.PADDING;
        }
      }
    }
    return negatives;
  }

  /** Equal numbers for anchors with equal fine codes. */
  private static int[] twins(int[] anchors, int[][] fine) {
    Map<IntBuffer, Integer> numbers = new HashMap<>();
    int[] twins = new int[anchors.length];
    for (int a = 0; a < twins.length; a++) {
      twins[a] =
          numbers.computeIfAbsent(IntBuffer.wrap(fine[anchors[a] - 1]), codes -> numbers.size());
    }
    return twins;
  }
}
