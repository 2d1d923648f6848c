package dev.mizzen.impl.retrieve.show;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often each of the numbers {@code 0 .. size − 1} was seen. While few different ones are seen,
 * memory grows with those; then it is one array of {@code size}. For one thread.
 */
final class OrdinalCounts {
  /** Up to here an array costs less than a map would. */
  private static final int SMALL = 1024;

  /** What an entry of a map takes, in entries of an array. */
  private static final int ENTRY = 16;

  private final int size;
  private final Map<Integer, Integer> few = new HashMap<>();
  private int @Nullable [] all;

  OrdinalCounts(int size) {
    this.size = size;
    all = size <= SMALL ? new int[size] : null;
  }

  void increment(int ordinal) {
    int[] counts = all;
    if (counts != null) {
      counts[ordinal]++;
      return;
    }
    few.merge(ordinal, 1, Integer::sum);
    if (few.size() > size / ENTRY) {
      int[] filled = new int[size];
      few.forEach((seen, count) -> filled[seen] = count);
      few.clear();
      all = filled;
    }
  }

  /** Whether there is an array of all. */
  boolean isDense() {
    return all != null;
  }

  /** Takes the count of one number. */
  @FunctionalInterface
  interface Taker {
    void take(int ordinal, int count) throws IOException;
  }

  /** Hands over the numbers that were seen, in any order. */
  void forEach(Taker taker) throws IOException {
    for (Map.Entry<Integer, Integer> entry : few.entrySet()) {
      taker.take(entry.getKey(), entry.getValue());
    }
    int[] counts = all;
    for (int ordinal = 0; counts != null && ordinal < size; ordinal++) {
      if (counts[ordinal] > 0) {
        taker.take(ordinal, counts[ordinal]);
      }
    }
  }
}
