package dev.mizzen.impl.unanswerable.context;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Numbers drawn without replacement; once all were drawn, they are shuffled anew. */
final class Deck {
  private final int size;
  private final Random random;
  private final List<Integer> left = new ArrayList<>();
  private final Set<Integer> drawn = new HashSet<>();

  /** The numbers from 0 to {@code size} − 1. */
  Deck(int size, Random random) {
    this.size = size;
    this.random = random;
    refill(Set.of());
  }

  /** Different numbers, {@code count} of them and at most the size of the deck. */
  List<Integer> draw(int count) {
    Set<Integer> hand = new HashSet<>();
    List<Integer> order = new ArrayList<>();
    while (order.size() < count) {
      if (left.isEmpty()) {
        refill(hand);
      }
      int number = left.removeLast();
      hand.add(number);
      order.add(number);
      drawn.add(number);
    }
    return order;
  }

  /** Whether every number was drawn at least once. */
  boolean isUsed() {
    return drawn.size() == size;
  }

  private void refill(Set<Integer> without) {
    for (int number = 0; number < size; number++) {
      if (!without.contains(number)) {
        left.add(number);
      }
    }
    Collections.shuffle(left, random);
  }
}
