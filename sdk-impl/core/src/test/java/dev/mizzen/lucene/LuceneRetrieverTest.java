package dev.mizzen.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.search.Explanation;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Fusion;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import dev.mizzen.search.Sort;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A retriever over an index that the application owns. */
class LuceneRetrieverTest {
  private AppIndex index;
  private Retriever retriever;

  @BeforeEach
  void open() throws IOException {
    index = new AppIndex(300, 131);
    retriever = LuceneRetriever.over(index.manager(), AppIndex.MAPPING);
  }

  @AfterEach
  void close() throws IOException {
    retriever.close();
    index.close();
  }

  @Test
  void searchesByWordsAsLuceneDoes() throws IOException {
    SearchResult found = retriever.search(Query.bm25("whale").limit(20));
    IndexSearcher searcher = index.manager().acquire();
    try {
      ScoreDoc[] expected =
          searcher.search(new TermQuery(new Term("body_t", "whale")), 20).scoreDocs;
      assertThat(found.hits()).hasSameSizeAs(expected);
      for (int h = 0; h < expected.length; h++) {
        assertThat(found.hits().get(h).score()).isEqualTo(expected[h].score);
      }
    } finally {
      index.manager().release(searcher);
    }
    assertThat(found.hits().getFirst().document().text()).contains("whale");
  }

  @Test
  void searchesByVectors() {
    Embedding query = Embedding.of(index.vector());
    SearchResult exact = retriever.search(Query.dense(query).exact().limit(10));
    List<String> expected =
        index.rank((id, d) -> cosine(query.toArray(), d.vector()), Filter.and());
    assertThat(ids(exact)).containsExactlyElementsOf(expected.subList(0, 10));
    assertThat(ids(retriever.search(Query.dense(query).limit(10)))).containsAnyElementsOf(expected);
  }

  @Test
  void searchesByTokenVectors() {
    float[][] query = index.vectors(4);
    SearchResult found = retriever.search(Query.late(multi(query)).limit(10));
    List<String> expected = index.rank((id, d) -> maxSim(query, d.tokens()), Filter.and());
    assertThat(ids(found)).containsExactlyElementsOf(expected.subList(0, 10));
    Hit best = found.hits().getFirst();
    assertThat(best.score())
        .isCloseTo(maxSim(query, index.document(best.id()).tokens()), within(1e-5));
  }

  @Test
  void fusesAllOfThem() {
    Query query =
        Query.hybrid("whale")
            .vector(Embedding.of(index.vector()))
            .tokenVectors(multi(index.vectors(3)))
            .fusion(Fusion.rrf(Mode.BM25, Mode.DENSE, Mode.LATE));
    SearchResult found = retriever.search(query);
    assertThat(found.hits()).hasSize(10);
    assertThat(found.hits().getFirst().parts().stream().map(Hit.Part::mode).distinct().count())
        .isGreaterThan(1);
    Explanation why = retriever.explain(query, found.hits().getFirst().id()).orElseThrow();
    assertThat(why.score()).isCloseTo(found.hits().getFirst().score(), within(1e-6));
  }

  @Test
  void filtersByMappedFieldsInEveryMode() {
    float[][] tokens = index.vectors(4);
    Map<Filter, Integer> filters = new HashMap<>();
    filters.put(Filter.eq("genre", "novel"), 1);
    filters.put(Filter.in("genre", "novel", "poem"), 2);
    filters.put(Filter.range("year", 1900, 1950), 3);
    filters.put(Filter.eq("pages", 107), 4);
    filters.put(Filter.range("price", 10.0, 20.5), 5);
    filters.put(Filter.range("pages", 105, 112), 12);
    filters.put(Filter.range("pages", Long.MIN_VALUE, Long.MAX_VALUE), 13);
    filters.put(Filter.atMost("pages", MetadataValue.of(110L)), 14);
    filters.put(Filter.eq("lent", true), 6);
    filters.put(Filter.not(Filter.eq("genre", "novel")), 7);
    filters.put(Filter.or(Filter.eq("genre", "poem"), Filter.eq("lent", true)), 8);
    filters.put(Filter.exists("price"), 9);
    filters.put(Filter.ids(List.of("d7", "d8", "absent")), 10);
    filters.put(Filter.atLeast("genre", MetadataValue.of("p")), 11);
    for (Filter filter : filters.keySet()) {
      List<String> passing = index.rank((id, d) -> 0, filter);
      assertThat(retriever.count(filter)).as("%s", filter).isEqualTo(passing.size());
      List<String> expected = index.rank((id, d) -> maxSim(tokens, d.tokens()), filter);
      SearchResult late = retriever.search(Query.late(multi(tokens)).filter(filter).limit(10));
      assertThat(ids(late))
          .as("%s", filter)
          .containsExactlyElementsOf(expected.subList(0, Math.min(10, expected.size())));
      for (Query query :
          List.of(Query.all(), Query.bm25("whale"), Query.dense(Embedding.of(index.vector())))) {
        assertThat(passing).containsAll(ids(retriever.search(query.filter(filter).limit(300))));
      }
    }
  }

  @Test
  void showsWhatIsStoredOrInDocValues() {
    Document document = retriever.get("d7").orElseThrow();
    AppIndex.Entry entry = index.document("d7");
    assertThat(document.text()).isEqualTo(entry.body());
    assertThat(document.metadata())
        .containsEntry("genre", MetadataValue.of(entry.genre()))
        .containsEntry("year", MetadataValue.of((long) entry.year()))
        .containsEntry("price", MetadataValue.of(entry.price()))
        .containsEntry("lent", MetadataValue.of(entry.lent()));
    assertThat(retriever.get("absent")).isEmpty();
    assertThat(retriever.get("d3")).as("deleted").isEmpty();
  }

  @Test
  void sortsPagesAndCounts() {
    Query all = Query.all().sort(Sort.ascending("year")).limit(50).facet("genre", 5);
    SearchResult first = retriever.search(all);
    SearchResult second = retriever.search(all.searchAfter(first.cursor().orElseThrow()));
    List<Long> years =
        java.util.stream.Stream.concat(first.hits().stream(), second.hits().stream())
            .map(hit -> ((MetadataValue.Whole) hit.document().metadata().get("year")).value())
            .toList();
    assertThat(years).hasSize(100).isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(first.facets().get("genre").stream().mapToLong(f -> f.count()).sum())
        .isEqualTo(first.total());
  }

  @Test
  void highlightsWords() {
    Hit hit = retriever.search(Query.bm25("whale").limit(1).highlight()).hits().getFirst();
    assertThat(hit.highlights()).isNotEmpty();
    assertThat(hit.highlights().getFirst().span().of(hit.document().text())).isEqualTo("whale");
  }

  @Test
  void explainsEachMode() {
    float[][] tokens = index.vectors(3);
    Embedding vector = Embedding.of(index.vector());
    for (Query query :
        List.of(Query.bm25("whale"), Query.dense(vector), Query.late(multi(tokens)))) {
      Hit hit = retriever.search(query).hits().getFirst();
      assertThat(retriever.explain(query, hit.id()).orElseThrow().score())
          .isCloseTo(hit.score(), within(1e-5));
    }
    assertThat(retriever.explain(Query.bm25("whale"), "absent")).isEmpty();
  }

  @Test
  void seesWhatTheManagerShows() throws IOException {
    assertThat(retriever.count(Filter.ids(List.of("new")))).isZero();
    index.add("new");
    assertThat(retriever.count(Filter.ids(List.of("new")))).isZero();
    retriever.refresh();
    assertThat(retriever.count(Filter.ids(List.of("new")))).isEqualTo(1);
    assertThat(retriever.statistics().documents()).isEqualTo(index.size());
    assertThat(retriever.statistics().bytes()).isPositive();
  }

  /** Each search keeps the searcher that it began with, whatever is shown meanwhile. */
  @Test
  void searchesWhileTheApplicationWrites() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> searches = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        searches.add(executor.submit(() -> searchUntil(done)));
      }
      for (int d = 0; d < 40; d++) {
        index.add("new" + d);
        index.manager().maybeRefreshBlocking();
      }
      done.set(true);
      for (Future<Integer> search : searches) {
        assertThat(search.get()).isPositive();
      }
    }
    assertThat(retriever.count(Filter.and())).isEqualTo(index.size());
  }

  private int searchUntil(AtomicBoolean done) {
    int searches = 0;
    MultiVector query = MultiVector.of(new float[] {1, 0, 0, 0, 0, 0, 0, 1}, AppIndex.DIMENSION);
    do {
      assertThat(retriever.search(Query.late(query)).hits()).hasSize(10);
      assertThat(retriever.search(Query.bm25("whale")).hits()).hasSize(10);
      searches++;
    } while (!done.get());
    return searches;
  }

  @Test
  void leavesWritingToTheApplication() {
    Document document = Document.of("x", "y");
    List<Runnable> writes =
        List.of(
            () -> retriever.add(document),
            () -> retriever.upsert(document),
            () -> retriever.delete("d1"),
            () -> retriever.deleteWhere(Filter.and()),
            () -> retriever.commit(),
            () -> retriever.rollback(),
            () -> retriever.backup(Path.of("nowhere")),
            () -> retriever.verify(ProgressListener.NONE));
    for (Runnable write : writes) {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(write::run)
          .withMessageContaining("the application does, by");
    }
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> retriever.forTenant("t"))
        .withMessageContaining("tenants");
  }

  @Test
  void leavesTheManagerOpenAndGivesEverythingBack() throws IOException {
    retriever.search(Query.bm25("whale"));
    assertThatIllegalArgumentException().isThrownBy(() -> retriever.search(Query.late("words")));
    retriever.close();
    retriever.close();
    assertThatIllegalStateException().isThrownBy(() -> retriever.search(Query.bm25("whale")));
    assertThatIllegalStateException().isThrownBy(() -> retriever.commit());
    IndexSearcher searcher = index.manager().acquire();
    try {
      assertThat(searcher.getIndexReader().getRefCount()).as("manager's and ours").isEqualTo(2);
    } finally {
      index.manager().release(searcher);
    }
    index.manager().close();
    try (Retriever late = LuceneRetriever.over(index.manager(), AppIndex.MAPPING)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> late.search(Query.bm25("whale")))
          .withMessageContaining("SearcherManager");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id:body_t",
        "id:absent",
        "vector:absent",
        "vector:body_t",
        "tokenVectors:absent",
        "tokenVectors:year_l",
        "keyword:pages_i",
        "whole:body_t"
      })
  void namesTheFieldThatDoesNotFit(String wrong) {
    String setting = wrong.substring(0, wrong.indexOf(':'));
    String field = wrong.substring(wrong.indexOf(':') + 1);
    FieldMapping mapping =
        switch (setting) {
          case "id" -> FieldMapping.id(field);
          case "vector" -> FieldMapping.id("isbn").vector(field);
          case "tokenVectors" -> FieldMapping.id("isbn").tokenVectors(field);
          case "keyword" -> FieldMapping.id("isbn").keyword("x", field);
          default -> FieldMapping.id("isbn").whole("x", field);
        };
    Query query =
        switch (setting) {
          case "id" -> Query.all();
          case "vector" -> Query.dense(Embedding.of(index.vector()));
          case "tokenVectors" -> Query.late(multi(index.vectors(2)));
          case "keyword" -> Query.all().filter(Filter.eq("x", "y"));
          default -> Query.all().filter(Filter.eq("x", 3));
        };
    try (Retriever mapped = LuceneRetriever.over(index.manager(), mapping)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> mapped.search(query))
          .withMessageContaining("'" + field + "'");
    }
  }

  @Test
  void namesWhatIsNotMappedAndOfAnotherDimension() {
    try (Retriever words =
        LuceneRetriever.over(index.manager(), FieldMapping.id("isbn").vector("vector_f"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> words.search(Query.late(multi(index.vectors(2)))))
          .withMessageContaining("tokenVectors(...)");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> words.search(Query.all().filter(Filter.eq("genre", "novel"))))
          .withMessageContaining("'genre'");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> words.search(Query.bm25("whale")))
          .withMessageContaining("text(...)");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> retriever.search(Query.dense(Embedding.of(new float[] {1, 2, 3}))))
        .withMessageContaining("3")
        .withMessageContaining("" + AppIndex.DIMENSION);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> retriever.search(Query.late(MultiVector.of(new float[] {1, 2, 3}, 3))))
        .withMessageContaining("3")
        .withMessageContaining("" + AppIndex.DIMENSION);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> retriever.search(Query.bm25("whale").field("summary", 1)))
        .withMessageContaining("summary");
  }

  @Test
  void searchesAnEmptyIndex() throws IOException {
    try (AppIndex empty = new AppIndex(0, 137);
        Retriever none = LuceneRetriever.over(empty.manager(), AppIndex.MAPPING)) {
      assertThat(none.search(Query.bm25("whale")).hits()).isEmpty();
      assertThat(none.search(Query.late(multi(empty.vectors(2)))).hits()).isEmpty();
      assertThat(none.count(Filter.eq("genre", "novel"))).isZero();
    }
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(Hit::id).toList();
  }

  private static MultiVector multi(float[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * rows[0].length, rows[0].length);
    }
    return MultiVector.of(values, rows[0].length);
  }

  private static double cosine(float[] a, float[] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double maxSim(float[][] query, float[][] document) {
    double sum = 0;
    for (float[] q : query) {
      double best = Double.NEGATIVE_INFINITY;
      for (float[] d : document) {
        best = Math.max(best, dot(q, d));
      }
      sum += best;
    }
    return sum;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }
}
