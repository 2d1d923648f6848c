package dev.mizzen.impl.train.preference;

import java.util.List;

/**
 * A text and items as a teacher ordered them. Immutable.
 *
 * @param text its number
 * @param items their numbers, the best first, at least two, none twice
 */
public record PreferenceGroup(int text, List<Integer> items) {
  /** Copies the list; refuses fewer than two items and repeated ones. */
  public PreferenceGroup {
    items = List.copyOf(items);
    if (items.size() < 2 || items.stream().distinct().count() != items.size()) {
      throw new IllegalArgumentException("a group has 2 items or more, none twice, got " + items);
    }
  }
}
