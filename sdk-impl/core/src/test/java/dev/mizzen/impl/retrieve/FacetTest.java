package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.MetadataValue;
import dev.mizzen.Retriever;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import dev.mizzen.search.SearchResult.FacetCount;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Facets against counts in Java over everything that matched. */
class FacetTest {
  private static final List<String> FIELDS =
      List.of("kind", "year", "price", "open", "when", "tags", "sizes", "nowhere");
  private static final Corpus CORPUS = new Corpus(150, Corpus.SEED);
  private static Retriever retriever;

  @BeforeAll
  static void index() {
    retriever = CORPUS.index();
  }

  @AfterAll
  static void close() {
    retriever.close();
  }

  @Test
  void countWhatMatchedAndNotOnlyThePage() {
    for (int i = 0; i < 60; i++) {
      Random random = new Random(Corpus.SEED + i);
      Mode mode = Mode.values()[i % Mode.values().length];
      Query query = Query.of(mode, Corpus.text(random, 2)).candidates(40);
      query = i % 2 == 0 ? query : query.filter(FilterOracle.random(CORPUS, random, 1));
      query = i % 3 == 0 ? query.minScore(0.02) : query;
      List<Hit> matched = retriever.search(query.limit(150)).hits();
      Query counting = query.limit(3);
      for (String field : FIELDS) {
        counting = counting.facet(field, 4);
      }
      SearchResult result = retriever.search(counting);
      for (String field : FIELDS) {
        assertThat(result.facets().get(field))
            .as("seed=%d %s %s", Corpus.SEED + i, query, field)
            .isEqualTo(expected(matched, field));
      }
    }
  }

  @Test
  void areEmptyWhereNothingMatches() {
    Query nothing = Query.all().filter(Filter.eq("kind", "none of it")).facet("kind", 3);
    assertThat(retriever.search(nothing).facets()).containsEntry("kind", List.of());
    assertThat(retriever.search(Query.bm25("").facet("kind", 3)).facets())
        .containsEntry("kind", List.of());
  }

  private static List<FacetCount> expected(List<Hit> matched, String field) {
    Map<MetadataValue, Long> counts =
        matched.stream()
            .flatMap(hit -> new HashSet<>(FilterOracle.values(hit.document(), field)).stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<MetadataValue, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry::getKey, FilterOracle::compare))
        .limit(4)
        .map(e -> new FacetCount(text(e.getKey()), e.getValue()))
        .toList();
  }

  private static String text(MetadataValue value) {
    return switch (value) {
      case MetadataValue.Keyword k -> k.value();
      case MetadataValue.Whole w -> Long.toString(w.value());
      case MetadataValue.Real r -> Double.toString(r.value());
      case MetadataValue.Flag f -> Boolean.toString(f.value());
      case MetadataValue.Moment m -> m.value().toString();
      case MetadataValue.Several s -> throw new IllegalArgumentException(s.toString());
    };
  }
}
