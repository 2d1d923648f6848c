package dev.mizzen.impl.semantic;

import dev.mizzen.kernels.quantize.ProductTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The nearest things by what their fine codes stand for. Parts are orthogonal, so that a squared
 * distance is the sum of one table entry for each part: {@code Σₚ Tₚ[aₚ][bₚ]}. Things with the same
 * codes are compared as one: cost O(C²·parts) for C different codes, at most 256 to the power of
 * the parts.
 */
final class FineNeighbours {
  private final int parts;
  private final int size;
  private final float[] distances;

  FineNeighbours(ProductTables tables) {
    parts = tables.subspaces();
    size = tables.size();
    distances = new float[parts * size * size];
    int width = tables.width();
    float[] centroids = tables.centroids();
    for (int part = 0; part < parts; part++) {
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          int first = (part * size + a) * width;
          int second = (part * size + b) * width;
          distances[(part * size + a) * size + b] = squared(centroids, first, second, width);
        }
      }
    }
  }

  private static float squared(float[] values, int first, int second, int width) {
    double sum = 0;
    for (int k = 0; k < width; k++) {
      double difference = (double) values[first + k] - values[second + k];
      sum += difference * difference;
    }
    return (float) sum;
  }

  /** Things with the same codes. */
  @SuppressWarnings("ArrayRecordComponent") // internal, never compared
  private record Group(int[] codes, List<Integer> things) {}

  private record Near(double distance, int group) {}

  /**
   * For each thing the {@code count} nearest others, nearest first, ties by ordinal.
   *
   * @param codes {@code [things × parts]}
   */
  List<int[]> of(int[] codes, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("ask for at least 1 neighbour, got " + count);
    }
    int things = codes.length / parts;
    List<Group> groups = groups(codes, things);
    int[][] found = new int[things][];
    for (Group group : groups) {
      List<Near> near = nearest(group, groups, count);
      List<Near> candidates = new ArrayList<>();
      for (Near one : near) {
        for (int thing : groups.get(one.group).things) {
          candidates.add(new Near(one.distance, thing));
        }
      }
      candidates.sort(Comparator.comparingDouble(Near::distance).thenComparingInt(Near::group));
      for (int thing : group.things) {
        found[thing] =
            candidates.stream()
                .mapToInt(Near::group)
                .filter(other -> other != thing)
                .limit(count)
                .toArray();
      }
    }
    return List.of(found);
  }

  private List<Group> groups(int[] codes, int things) {
    Map<List<Integer>, Group> groups = new LinkedHashMap<>();
    for (int thing = 0; thing < things; thing++) {
      int[] own = Arrays.copyOfRange(codes, thing * parts, (thing + 1) * parts);
      groups
          .computeIfAbsent(
              Arrays.stream(own).boxed().toList(), key -> new Group(own, new ArrayList<>()))
          .things
          .add(thing);
    }
    return List.copyOf(groups.values());
  }

  /** The groups no farther away than it takes to have {@code count} things besides one's own. */
  private List<Near> nearest(Group group, List<Group> groups, int count) {
    double[] all = new double[groups.size()];
    PriorityQueue<Near> worst = new PriorityQueue<>(Comparator.comparingDouble(n -> -n.distance));
    double reach = Double.POSITIVE_INFINITY;
    int held = 0;
    for (int g = 0; g < all.length; g++) {
      all[g] = distance(group.codes, groups.get(g).codes);
      if (all[g] >= reach) {
        continue;
      }
      worst.add(new Near(all[g], g));
      held += groups.get(g).things.size();
      for (Near last = worst.element();
          held - groups.get(last.group).things.size() > count;
          last = worst.element()) {
        held -= groups.get(worst.remove().group).things.size();
      }
      reach = held > count ? worst.element().distance : reach;
    }
    List<Near> near = new ArrayList<>();
    for (int g = 0; g < all.length; g++) {
      if (all[g] <= reach) {
        near.add(new Near(all[g], g));
      }
    }
    return near;
  }

  private double distance(int[] a, int[] b) {
    double sum = 0;
    for (int part = 0; part < parts; part++) {
      sum += distances[(part * size + a[part]) * size + b[part]];
    }
    return sum;
  }
}
