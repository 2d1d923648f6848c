package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.Retriever;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters against their definition, evaluated in Java over random documents. */
class FilterTest {
  private static final int ROUNDS = Boolean.getBoolean("mizzen.thorough") ? 10_000 : 500;
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
  void matchesTheDefinition() {
    for (int i = 0; i < ROUNDS; i++) {
      Filter filter = FilterOracle.random(CORPUS, new Random(Corpus.SEED + i), 3);
      Set<String> expected = passing(filter);
      String where = "seed=" + (Corpus.SEED + i) + " " + filter;
      assertThat(retriever.count(filter)).as(where).isEqualTo(expected.size());
      assertThat(retriever.search(Query.all().filter(filter).limit(200)).ids())
          .as(where)
          .containsExactlyElementsOf(expected.stream().sorted(Corpus.ID_ORDER).toList());
    }
  }

  /** Filters work before ranking: with every document a candidate, all that pass are found. */
  @ParameterizedTest
  @EnumSource(value = Mode.class, names = "ALL", mode = EnumSource.Mode.EXCLUDE)
  void holdsInEveryModeBeforeRanking(Mode mode) {
    for (int i = 0; i < 50; i++) {
      Random random = new Random(Corpus.SEED + i);
      Filter filter = FilterOracle.random(CORPUS, random, 2);
      Query query = Query.of(mode, Corpus.text(random, 6)).candidates(150).limit(150);
      List<String> unfiltered = retriever.search(query).ids();
      Set<String> passing = passing(filter);
      assertThat(retriever.search(query.filter(filter)).ids())
          .as("seed=%d %s", Corpus.SEED + i, filter)
          .containsExactlyInAnyOrderElementsOf(
              unfiltered.stream().filter(passing::contains).toList());
    }
  }

  @Test
  void aFieldThatNoDocumentHasMatchesNothing() {
    assertThat(retriever.count(Filter.eq("nowhere", 1))).isZero();
    assertThat(retriever.count(Filter.range("nowhere", 1, 2))).isZero();
    assertThat(retriever.count(Filter.not(Filter.exists("nowhere")))).isEqualTo(150);
  }

  @Test
  void refusesAValueOfAnotherType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> retriever.count(Filter.eq("year", "2001")))
        .withMessageContaining("year")
        .withMessageContaining("WHOLE")
        .withMessageContaining("KEYWORD");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> retriever.search(Query.all().filter(Filter.range("year", 1.0, 2.0))))
        .withMessageContaining("WHOLE")
        .withMessageContaining("REAL");
  }

  @Test
  void refusesAFilterThatIsTooLarge() {
    Filter[] many = new Filter[2000];
    for (int i = 0; i < many.length; i++) {
      many[i] = Filter.eq("kind", "k" + i);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> retriever.count(Filter.or(many)))
        .withMessageContaining("2000")
        .withMessageContaining("1024")
        .withMessageContaining("Filter.in");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                retriever.search(
                    Query.bm25("w1")
                        .filter(
                            Filter.or(
                                Filter.or(List.of(many).subList(0, 600).toArray(Filter[]::new)),
                                Filter.or(
                                    List.of(many).subList(600, 1200).toArray(Filter[]::new))))))
        .withMessageContaining("Filter.in");
    List<MetadataValue> values =
        java.util.Arrays.stream(many).map(f -> ((Filter.In) f).values().getFirst()).toList();
    assertThat(retriever.count(Filter.in("kind", values)))
        .isEqualTo(passing(Filter.exists("kind")).size());
  }

  @Test
  void deletesWhatPasses() {
    Corpus corpus = new Corpus(60, Corpus.SEED + 1);
    Filter filter = Filter.or(Filter.eq("kind", "k1"), Filter.not(Filter.exists("year")));
    try (Retriever own = corpus.index()) {
      own.deleteWhere(filter);
      own.refresh();
      assertThat(own.search(Query.all().limit(100)).ids())
          .containsExactlyElementsOf(
              corpus.documents.stream()
                  .filter(d -> !FilterOracle.passes(filter, d))
                  .map(Document::id)
                  .sorted(Corpus.ID_ORDER)
                  .toList());
    }
  }

  private static Set<String> passing(Filter filter) {
    return CORPUS.documents.stream()
        .filter(document -> FilterOracle.passes(filter, document))
        .map(Document::id)
        .collect(Collectors.toSet());
  }
}
