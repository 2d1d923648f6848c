package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.search.Hit;
import dev.mizzen.search.SearchResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Compares a result with exact scores, whatever the order of near ties. */
final class RankingAssert {
  private RankingAssert() {}

  /** The hits are the {@code limit} best of {@code exact}, in the order of score and id. */
  static void assertBest(
      String where, SearchResult result, Map<String, Double> exact, int limit, double tolerance) {
    List<Double> best =
        exact.values().stream().sorted(Comparator.reverseOrder()).limit(limit).toList();
    assertThat(result.hits()).as(where).hasSize(best.size());
    for (int i = 0; i < best.size(); i++) {
      Hit hit = result.hits().get(i);
      assertThat(exact).as(where).containsKey(hit.id());
      double allowed = tolerance * Math.max(1, Math.abs(best.get(i)));
      assertThat(hit.score()).as(where).isCloseTo(exact.get(hit.id()), within(allowed));
      assertThat(hit.score()).as(where + " rank " + i).isCloseTo(best.get(i), within(allowed));
    }
    assertThat(result.hits())
        .as(where)
        .isSortedAccordingTo(
            Comparator.comparingDouble(Hit::score)
                .reversed()
                .thenComparing(Hit::id, Corpus.ID_ORDER));
  }
}
