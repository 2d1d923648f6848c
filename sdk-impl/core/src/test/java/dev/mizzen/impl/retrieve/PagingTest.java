package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.Retriever;
import dev.mizzen.search.Fusion;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import dev.mizzen.search.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages, sorts and groups. */
class PagingTest {
  private static final List<String> SORTABLE =
      List.of("kind", "year", "price", "open", "when", "tags", "sizes", "nowhere");
  private static final int ROUNDS = Boolean.getBoolean("mizzen.thorough") ? 1_000 : 100;
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
  void pagesTogetherAreOneBigPage() {
    for (int i = 0; i < ROUNDS; i++) {
      Random random = new Random(Corpus.SEED + i);
      Query query = random(random);
      List<Hit> whole = retriever.search(query.limit(150)).hits();
      List<Hit> pages = new ArrayList<>();
      Optional<String> cursor = Optional.empty();
      do {
        Query next = query.limit(1 + random.nextInt(25));
        SearchResult page = retriever.search(cursor.map(next::searchAfter).orElse(next));
        pages.addAll(page.hits());
        cursor = page.cursor();
      } while (cursor.isPresent());
      assertThat(pages).as("seed=%d %s", Corpus.SEED + i, query).isEqualTo(whole);
    }
  }

  @Test
  void sortsByMetadataWithMissingValuesLast() {
    for (int i = 0; i < 100; i++) {
      Random random = new Random(Corpus.SEED + i);
      List<Sort> sort = sorts(random, 1 + random.nextInt(2));
      Query query = Query.all().limit(150).sort(sort.toArray(Sort[]::new));
      assertThat(retriever.search(query).ids())
          .as("seed=%d %s", Corpus.SEED + i, sort)
          .containsExactlyElementsOf(
              CORPUS.documents.stream().sorted(order(sort)).map(Document::id).toList());
    }
  }

  @Test
  void sortsTheMatchesOfWordsAndTheCandidatesOfVectors() {
    for (Mode mode : List.of(Mode.BM25, Mode.DENSE, Mode.LATE, Mode.HYBRID)) {
      Query query = Query.of(mode, "w1 w2").candidates(20).limit(150);
      List<Sort> sort = List.of(Sort.descending("year"));
      SearchResult byScore = retriever.search(query);
      SearchResult sorted = retriever.search(query.sort(sort.getFirst()));
      assertThat(sorted.ids()).as("%s", mode).containsExactlyInAnyOrderElementsOf(byScore.ids());
      assertThat(sorted.hits())
          .as("%s", mode)
          .extracting(Hit::document)
          .isSortedAccordingTo(order(sort));
      assertThat(sorted.hits())
          .as("%s keeps the scores", mode)
          .allSatisfy(
              hit ->
                  assertThat(hit.score())
                      .isEqualTo(byScore.hits().get(byScore.ids().indexOf(hit.id())).score()));
    }
  }

  @Test
  void groupsKeepTheBestPassageOfEachParent() {
    for (int i = 0; i < 100; i++) {
      Query query = random(new Random(Corpus.SEED + i)).limit(150);
      Set<String> parents = new HashSet<>();
      List<String> expected =
          retriever.search(query).hits().stream()
              .map(Hit::document)
              .filter(d -> parents.add(d.parentId().orElse(d.id())))
              .map(Document::id)
              .toList();
      assertThat(retriever.search(query.groupByParent()).ids())
          .as("seed=%d %s", Corpus.SEED + i, query)
          .isEqualTo(expected);
      if (expected.size() > 3) {
        assertThat(retriever.search(query.groupByParent().candidates(150).limit(3)).ids())
            .as("a short page, seed=%d %s", Corpus.SEED + i, query)
            .isEqualTo(expected.subList(0, 3));
      }
    }
  }

  @Test
  void ranksGoOnOverPages() {
    SearchResult first = retriever.search(Query.bm25("w1").limit(4));
    SearchResult second =
        retriever.search(Query.bm25("w1").limit(3).searchAfter(first.cursor().get()));
    assertThat(second.hits()).extracting(Hit::rank).containsExactly(5, 6, 7);
  }

  @Test
  void loadsAsManyDocumentsAsAskedFor() {
    for (int i = 0; i < ROUNDS; i++) {
      Random random = new Random(Corpus.SEED + i);
      int loaded = random.nextInt(8);
      Query query = random(random).limit(1 + random.nextInt(12)).highlight();
      List<Hit> expected = new ArrayList<>();
      for (Hit hit : retriever.search(query).hits()) {
        Document bare = Document.builder(hit.id()).build();
        expected.add(
            expected.size() < loaded
                ? hit
                : new Hit(bare, hit.score(), hit.rank(), hit.parts(), List.of()));
      }
      assertThat(retriever.search(query.documents(loaded)).hits())
          .as("seed=%d %s documents=%d", Corpus.SEED + i, query, loaded)
          .isEqualTo(expected);
    }
  }

  @Test
  void pagesOfWordsMayGrow() {
    for (Query query : List.of(Query.bm25("w1"), Query.all())) {
      String cursor = retriever.search(query.limit(4)).cursor().get();
      List<String> all = retriever.search(query.limit(150)).ids();
      assertThat(retriever.search(query.limit(150).searchAfter(cursor)).ids())
          .isEqualTo(all.subList(4, all.size()));
    }
  }

  @Test
  void refusesACursorOfAnotherQueryOrTenant() {
    String cursor = retriever.search(Query.bm25("w1").limit(2)).cursor().get();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> retriever.search(Query.bm25("w2").limit(2).searchAfter(cursor)))
        .withMessageContaining("another query");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> retriever.forTenant("t").search(Query.bm25("w1").limit(2).searchAfter(cursor)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> retriever.search(Query.bm25("w1").searchAfter("nonsense")))
        .withMessageContaining("nonsense");
  }

  /** All candidates wanted, so that the limit of a page does not change what is found. */
  private static Query random(Random random) {
    Mode mode = Mode.values()[random.nextInt(5)];
    Query query = Query.of(mode, Corpus.text(random, 1 + random.nextInt(5))).candidates(150);
    if (random.nextInt(3) == 0) {
      query = query.sort(sorts(random, 1 + random.nextInt(2)).toArray(Sort[]::new));
    }
    if (random.nextInt(3) == 0) {
      query = query.groupByParent();
    }
    if (random.nextInt(3) == 0) {
      query = query.filter(FilterOracle.random(CORPUS, random, 2));
    }
    if (random.nextInt(3) == 0) {
      query = query.fusion(Fusion.weighted(Map.of(Mode.BM25, 0.3, Mode.DENSE, 0.7)));
    }
    return random.nextInt(4) == 0 ? query.minScore(random.nextDouble() / 10) : query;
  }

  private static List<Sort> sorts(Random random, int count) {
    List<Sort> sorts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sorts.add(new Sort(SORTABLE.get(random.nextInt(SORTABLE.size())), random.nextBoolean()));
    }
    return sorts;
  }

  private static Comparator<Document> order(List<Sort> sorts) {
    Comparator<Document> order = (a, b) -> 0;
    for (Sort sort : sorts) {
      order = order.thenComparing((a, b) -> compare(sort, a, b));
    }
    return order.thenComparing(Document::id, Corpus.ID_ORDER);
  }

  private static int compare(Sort sort, Document a, Document b) {
    Comparator<MetadataValue> natural = FilterOracle::compare;
    Comparator<MetadataValue> order = sort.descending() ? natural.reversed() : natural;
    Optional<MetadataValue> x = FilterOracle.values(a, sort.field()).stream().min(order);
    Optional<MetadataValue> y = FilterOracle.values(b, sort.field()).stream().min(order);
    if (x.isEmpty() || y.isEmpty()) {
      return Boolean.compare(x.isEmpty(), y.isEmpty());
    }
    return order.compare(x.get(), y.get());
  }
}
