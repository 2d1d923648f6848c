package dev.mizzen.impl.semantic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Leaves out words that stand inside others (OneSearch, arXiv:2509.03236). */
final class MatchFilter {
  private MatchFilter() {}

  /**
   * The longest word first; a shorter one only if it is no part of one kept before. Words of equal
   * length keep their order; repetitions count once.
   */
  static List<String> of(List<String> matches) {
    List<String> sorted = new ArrayList<>(matches);
    sorted.sort(Comparator.comparingInt(String::length).reversed());
    List<String> kept = new ArrayList<>();
    for (String word : sorted) {
      if (kept.stream().noneMatch(longer -> longer.contains(word))) {
        kept.add(word);
      }
    }
    return List.copyOf(kept);
  }
}
