package dev.mizzen.impl.train.teacher;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * An order of presentation that tells a teacher nothing, and the way back from what it answers.
 * Immutable.
 */
public final class Shuffle {
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");

  /** The item that stands at each place. */
  private final int[] item;

  private Shuffle(int[] item) {
    this.item = item;
  }

  /** One of all orders of {@code count} items, each as likely (Fisher and Yates). */
  public static Shuffle of(int count, long seed) {
    RandomGenerator random = RANDOM.create(seed);
    int[] item = new int[count];
    for (int place = 0; place < count; place++) {
      int other = random.nextInt(place + 1);
      item[place] = item[other];
      item[other] = place;
    }
    return new Shuffle(item);
  }

  /** The items as they are presented. */
  public <T> List<T> present(List<T> items) {
    List<T> presented = new ArrayList<>(item.length);
    for (int i : item) {
      presented.add(items.get(i));
    }
    return presented;
  }

  /** From an order of places to that of the items; an empty one stays empty. */
  public List<Integer> back(List<Integer> places) {
    return places.stream().map(place -> item[place]).toList();
  }
}
