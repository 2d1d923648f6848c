package dev.mizzen.impl.rag.find;

import dev.mizzen.search.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Documents of several searches under one score. For one thread. */
final class HopRanking {
  private final Map<String, Hit> hits = new LinkedHashMap<>();
  private final Map<String, Double> first = new HashMap<>();
  private final Map<String, Double> scores = new HashMap<>();

  /** Starts with a search whose scores are scaled to [0, 1]. */
  HopRanking(List<Hit> found) {
    double highest = found.stream().mapToDouble(Hit::score).max().orElse(0);
    double lowest = found.stream().mapToDouble(Hit::score).min().orElse(0);
    for (Hit hit : found) {
      double scaled = highest == lowest ? 1 : (hit.score() - lowest) / (highest - lowest);
      hits.put(hit.id(), hit);
      first.put(hit.id(), scaled);
      scores.put(hit.id(), scaled);
    }
  }

  double score(String id) {
    return scores.getOrDefault(id, 0.0);
  }

  /** Adds to the score that the first search gave, which may not have loaded the document. */
  void add(Hit hit, double bonus) {
    hits.merge(hit.id(), hit, HopRanking::loaded);
    scores.merge(hit.id(), first.getOrDefault(hit.id(), 0.0) + bonus, Math::max);
  }

  private static Hit loaded(Hit first, Hit later) {
    return new Hit(
        later.document(), first.score(), first.rank(), first.parts(), first.highlights());
  }

  /** The ids that it did not know, of {@code ids}. */
  Set<String> unknown(Set<String> ids) {
    Set<String> unknown = new HashSet<>(ids);
    unknown.removeAll(hits.keySet());
    return unknown;
  }

  /** The best, each with its score and rank; ties stay in the order in which they were found. */
  List<Hit> top(int limit) {
    List<Hit> ranked = new ArrayList<>(hits.values());
    ranked.sort(Comparator.comparingDouble(hit -> -score(hit.id())));
    return RankFusion.top(ranked, hit -> score(hit.id()), limit);
  }
}
