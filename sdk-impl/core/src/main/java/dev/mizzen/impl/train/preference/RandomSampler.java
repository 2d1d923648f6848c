package dev.mizzen.impl.train.preference;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** All items are as likely. */
record RandomSampler(int size) implements GroupSampler {
  RandomSampler {
    if (size < 2) {
      throw new IllegalArgumentException("a group needs at least 2 items, got " + size);
    }
  }

  @Override
  public int[] sample(float[] scores, RandomGenerator random) {
    int[] chosen = new int[size];
    Arrays.fill(chosen, -1);
    fill(chosen, scores.length, random);
    return chosen;
  }

  /** Puts a number below {@code total} that is not there yet in each place that holds −1. */
  static void fill(int[] chosen, int total, RandomGenerator random) {
    if (total < chosen.length) {
      throw new IllegalArgumentException(
          "a group of " + chosen.length + " cannot be drawn from " + total + " items");
    }
    for (int place = 0; place < chosen.length; place++) {
      while (chosen[place] < 0) {
        int candidate = random.nextInt(total);
        if (Arrays.stream(chosen).noneMatch(c -> c == candidate)) {
          chosen[place] = candidate;
        }
      }
    }
  }
}
