package dev.mizzen.impl.agent;

import java.util.function.ToIntFunction;

/** How many tokens a run has left, and what fits. For one thread. */
final class Room {
  private final ToIntFunction<String> counter;
  private final int most;
  private int used;

  Room(ToIntFunction<String> counter, int most) {
    this.counter = counter;
    this.most = most;
  }

  int used() {
    return used;
  }

  int left() {
    return most - used;
  }

  int count(String text) {
    return counter.applyAsInt(text);
  }

  /** Counts a step. */
  void take(String text) {
    used += count(text);
  }

  /** The longest beginning of {@code text} of at most {@code tokens}, between code points. */
  String cut(String text, int tokens) {
    if (count(text) <= tokens) {
      return text;
    }
    int fits = 0;
    int exceeds = text.length();
    while (exceeds - fits > 1) {
      int middle = (fits + exceeds) >>> 1;
      if (count(text.substring(0, middle)) <= tokens) {
        fits = middle;
      } else {
        exceeds = middle;
      }
    }
    boolean splits =
        fits > 0
            && fits < text.length()
            && Character.isSurrogatePair(text.charAt(fits - 1), text.charAt(fits));
    return text.substring(0, splits ? fits - 1 : fits);
  }
}
