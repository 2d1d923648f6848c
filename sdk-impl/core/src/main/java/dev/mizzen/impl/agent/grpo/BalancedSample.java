package dev.mizzen.impl.agent.grpo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Draws questions to learn from: half of them need a search, and categories are as even as the pool
 * permits. Where several draws are as good, the seed decides.
 */
public final class BalancedSample {
  private BalancedSample() {}

  /**
   * A question as it was labelled.
   *
   * @param item the question
   * @param category of knowledge
   * @param needsSearch whether it can be answered only after a search
   */
  public record Labelled<T>(T item, String category, boolean needsSearch) {}

  /**
   * Draws {@code size} items without replacement, {@code size / 2} of them in need of a search.
   *
   * @throws IllegalArgumentException if the pool has too few of either kind
   */
  public static <T> List<Labelled<T>> of(List<Labelled<T>> pool, int size, long seed) {
    List<Labelled<T>> shuffled = new ArrayList<>(pool);
    Collections.shuffle(shuffled, new Random(seed));
    Map<String, Shelf<T>> shelves = new TreeMap<>();
    for (Labelled<T> one : shuffled) {
      shelves.computeIfAbsent(one.category(), name -> new Shelf<>()).add(one);
    }
    int[] wanted = {size - size / 2, size / 2};
    for (int kind = 0; kind < 2; kind++) {
      requireEnough(shelves, kind, wanted[kind]);
    }
    return drawn(new ArrayList<>(shelves.values()), wanted);
  }

  private static <T> void requireEnough(Map<String, Shelf<T>> shelves, int kind, int wanted) {
    int there = shelves.values().stream().mapToInt(shelf -> shelf.items.get(kind).size()).sum();
    if (there < wanted) {
      throw new IllegalArgumentException(
          (kind == 1 ? "questions that need a search: " : "questions that need none: ")
              + wanted
              + " wanted, "
              + there
              + " in the pool");
    }
  }

  /** Always one more for the emptiest category that can get one, by an exchange if need be. */
  private static <T> List<Labelled<T>> drawn(List<Shelf<T>> shelves, int[] wanted) {
    int[] left = wanted.clone();
    while (left[0] + left[1] > 0) {
      List<Shelf<T>> emptiest = new ArrayList<>(shelves);
      emptiest.sort((a, b) -> Integer.compare(a.taken(), b.taken()));
      boolean grown = emptiest.stream().anyMatch(shelf -> grow(shelf, shelves, left));
      if (!grown) {
        throw new IllegalStateException("the pool has enough, so something can be drawn");
      }
    }
    return shelves.stream().flatMap(shelf -> shelf.drawn().stream()).toList();
  }

  /** Takes what is scarcer on the shelf's own account; exchanges elsewhere if that is used up. */
  private static <T> boolean grow(Shelf<T> shelf, List<Shelf<T>> shelves, int[] left) {
    int first = left[1] >= left[0] ? 1 : 0;
    for (int kind : new int[] {first, 1 - first}) {
      if (left[kind] > 0 && shelf.spare(kind) > 0) {
        shelf.count[kind]++;
        left[kind]--;
        return true;
      }
    }
    for (int kind : new int[] {first, 1 - first}) {
      if (shelf.spare(kind) > 0 && exchange(shelves, kind, left)) {
        shelf.count[kind]++;
        return true;
      }
    }
    return false;
  }

  /** Gives one of {@code kind} back somewhere, for one of the other kind of the same category. */
  private static <T> boolean exchange(List<Shelf<T>> shelves, int kind, int[] left) {
    for (Shelf<T> other : shelves) {
      if (left[1 - kind] > 0 && other.count[kind] > 0 && other.spare(1 - kind) > 0) {
        other.count[kind]--;
        other.count[1 - kind]++;
        left[1 - kind]--;
        return true;
      }
    }
    return false;
  }

  /** A category: its items by kind, and how many of the first are drawn. */
  private static final class Shelf<T> {
    private final List<List<Labelled<T>>> items = List.of(new ArrayList<>(), new ArrayList<>());
    private final int[] count = new int[2];

    private void add(Labelled<T> one) {
      items.get(one.needsSearch() ? 1 : 0).add(one);
    }

    private int spare(int kind) {
      return items.get(kind).size() - count[kind];
    }

    private int taken() {
      return count[0] + count[1];
    }

    private List<Labelled<T>> drawn() {
      List<Labelled<T>> drawn = new ArrayList<>(items.get(0).subList(0, count[0]));
      drawn.addAll(items.get(1).subList(0, count[1]));
      return drawn;
    }
  }
}
