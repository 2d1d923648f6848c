package dev.mizzen.impl.rag.find;

import dev.mizzen.search.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One ranking of those of several searches: {@code score(d) = Σᵢ 1 / (1 + rankᵢ(d))}, ranks from 1,
 * over the rankings that have {@code d} (Cormack, Clarke and Büttcher, SIGIR 2009). Ties go to the
 * lower id. Without state.
 *
 * <p>The paper's constant is 60, for rankings of one question: there, what several find is right.
 * Parts of a question need different passages, so first ranks have to count for more than
 * agreement.
 */
public final class RankFusion {
  private static final int CONSTANT = 1;

  private RankFusion() {}

  /** The best of all, each with its score and new rank. */
  public static List<Hit> of(List<List<Hit>> rankings, int limit) {
    Map<String, Hit> hits = new LinkedHashMap<>();
    Map<String, Double> scores = new HashMap<>();
    for (List<Hit> ranking : rankings) {
      for (int i = 0; i < ranking.size(); i++) {
        Hit hit = ranking.get(i);
        hits.putIfAbsent(hit.id(), hit);
        scores.merge(hit.id(), 1.0 / (CONSTANT + i + 1), Double::sum);
      }
    }
    List<Hit> ranked = new ArrayList<>(hits.values());
    ranked.sort(
        Comparator.comparingDouble((Hit hit) -> -scores.getOrDefault(hit.id(), 0.0))
            .thenComparing(Hit::id));
    return top(ranked, hit -> scores.getOrDefault(hit.id(), 0.0), limit);
  }

  /** The first of hits in their order, each with its score and new rank. */
  static List<Hit> top(List<Hit> ranked, ToDoubleFunction<Hit> scores, int limit) {
    List<Hit> top = new ArrayList<>();
    for (Hit hit : ranked.subList(0, Math.min(limit, ranked.size()))) {
      double score = scores.applyAsDouble(hit);
      top.add(new Hit(hit.document(), score, top.size() + 1, hit.parts(), hit.highlights()));
    }
    return top;
  }
}
