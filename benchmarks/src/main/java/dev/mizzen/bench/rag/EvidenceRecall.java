package dev.mizzen.bench.rag;

import java.util.List;
import java.util.Set;

/** The share of a question's evidence among the first passages found. Without state. */
final class EvidenceRecall {
  /** Where it is measured. */
  static final List<Integer> DEPTHS = List.of(5, 8, 10);

  private EvidenceRecall() {}

  /** In [0, 1]; 1 for a question that needs nothing. */
  static double at(int depth, List<String> found, Set<String> needed) {
    long there = found.stream().limit(depth).filter(needed::contains).count();
    return needed.isEmpty() ? 1 : (double) there / needed.size();
  }
}
