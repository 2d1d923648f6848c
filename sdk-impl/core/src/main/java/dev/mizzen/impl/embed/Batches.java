package dev.mizzen.impl.embed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts windows of similar length together, so that little is padding. */
final class Batches {
  /**
   * The most tokens in a batch, padding included. More gains nothing: from about 256 on, one core
   * is busy with matrix products, and larger batches leave its cache.
   */
  static final int TOKENS = 512;

  private Batches() {}

  /**
   * Batches, the longest windows first, so that the last ones to run are short.
   *
   * @param together whether windows may share a batch at all
   */
  static List<List<Portion.Slot>> of(List<Portion.Slot> slots, boolean together) {
    List<Portion.Slot> sorted =
        slots.stream().sorted(Comparator.comparingInt(Portion.Slot::length).reversed()).toList();
    List<List<Portion.Slot>> batches = new ArrayList<>();
    for (int from = 0; from < sorted.size(); ) {
      int fitting = together ? Math.max(1, TOKENS / sorted.get(from).length()) : 1;
      int to = Math.min(from + fitting, sorted.size());
      batches.add(sorted.subList(from, to));
      from = to;
    }
    return batches;
  }
}
