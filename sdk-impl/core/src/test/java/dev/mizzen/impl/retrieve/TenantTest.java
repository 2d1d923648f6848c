package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mizzen.Document;
import dev.mizzen.MetadataValue;
import dev.mizzen.Retriever;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import dev.mizzen.search.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** No query, whatever its filter, shows or touches another tenant's documents. */
class TenantTest {
  private static final int QUERIES = Boolean.getBoolean("mizzen.thorough") ? 10_000 : 2_000;
  private static final List<String> TENANTS = List.of("a", "b", "a b", "A");

  @Test
  void neverShowsAForeignDocument() {
    Corpus corpus = new Corpus(60, Corpus.SEED);
    Random random = new Random(Corpus.SEED);
    try (Retriever retriever = corpus.index(Retriever.builder().requireTenant(), TENANTS)) {
      List<TreeSet<String>> living = new ArrayList<>();
      for (int t = 0; t < TENANTS.size(); t++) {
        living.add(new TreeSet<>(corpus.documents.stream().map(Document::id).toList()));
      }
      for (int i = 0; i < QUERIES; i++) {
        int t = random.nextInt(TENANTS.size());
        String where = "seed=" + Corpus.SEED + " query " + i;
        Retriever view = retriever.forTenant(TENANTS.get(t));
        if (i % 200 == 199) {
          delete(corpus, view, living.get(t), random);
        }
        assertOwn(where, TENANTS.get(t), living.get(t), view, query(corpus, random));
      }
    }
  }

  private static void delete(Corpus corpus, Retriever view, TreeSet<String> living, Random random) {
    Filter filter = FilterOracle.random(corpus, random, 0);
    corpus.documents.stream()
        .filter(d -> FilterOracle.passes(filter, d))
        .map(Document::id)
        .forEach(living::remove);
    view.deleteWhere(filter);
    String id = corpus.documents.get(random.nextInt(corpus.documents.size())).id();
    view.delete(id);
    living.remove(id);
    view.refresh();
  }

  private static Query query(Corpus corpus, Random random) {
    Mode mode = Mode.values()[random.nextInt(5)];
    Query query = Query.of(mode, Corpus.text(random, 1 + random.nextInt(3))).limit(60);
    query = random.nextBoolean() ? query.filter(FilterOracle.random(corpus, random, 2)) : query;
    query = random.nextInt(5) == 0 ? query.exact() : query;
    query = random.nextInt(5) == 0 ? query.sort(Sort.ascending("year")) : query;
    query = random.nextInt(5) == 0 ? query.groupByParent() : query;
    return random.nextInt(5) == 0 ? query.facet("owner", 9) : query;
  }

  private static void assertOwn(
      String where, String tenant, TreeSet<String> living, Retriever view, Query query) {
    SearchResult result = view.search(query);
    for (Hit hit : result.hits()) {
      assertThat(hit.document().metadata().get("owner"))
          .as(where)
          .isEqualTo(MetadataValue.of(tenant));
      assertThat(living).as(where).contains(hit.id());
    }
    result
        .facets()
        .values()
        .forEach(
            counts -> assertThat(counts).as(where).allMatch(count -> count.value().equals(tenant)));
    if (query.mode() == Mode.ALL && query.filter().isEmpty() && !query.isGroupedByParent()) {
      assertThat(result.ids()).as(where).containsExactlyInAnyOrderElementsOf(living);
    }
  }

  @Test
  void refusesEveryAccessWithoutATenant() {
    try (Retriever retriever = Retriever.builder().requireTenant().open()) {
      List<ThrowingCallable> calls =
          List.of(
              () -> retriever.search(Query.all()),
              () -> retriever.explain(Query.all(), "a"),
              () -> retriever.get("a"),
              () -> retriever.count(Filter.and()),
              () -> retriever.add(Document.of("a", "text")),
              () -> retriever.upsertAll(List.of(Document.of("a", "text"))),
              () -> retriever.delete("a"),
              () -> retriever.deleteWhere(Filter.and()));
      for (ThrowingCallable call : calls) {
        assertThatIllegalStateException().isThrownBy(call).withMessageContaining("forTenant");
      }
    }
  }

  @Test
  void oneIdMayLiveInManyTenantsAndOutsideOfAll() {
    try (Retriever retriever = Retriever.builder().open()) {
      retriever.add(Document.of("x", "nobody's"));
      retriever.forTenant("a").add(Document.of("x", "of a"));
      retriever.forTenant("b").add(Document.of("x", "of b"));
      retriever.refresh();
      assertThat(retriever.get("x").map(Document::text)).contains("nobody's");
      assertThat(retriever.forTenant("b").get("x").map(Document::text)).contains("of b");
      assertThat(retriever.search(Query.all()).hits()).hasSize(1);
      retriever.forTenant("a").delete("x");
      retriever.refresh();
      assertThat(retriever.forTenant("a").search(Query.all()).hits()).isEmpty();
      assertThat(retriever.forTenant("b").count(Filter.ids(List.of("x")))).isEqualTo(1);
      assertThat(retriever.count(Filter.not(Filter.ids(List.of("x"))))).isZero();
    }
  }

  @Test
  void aViewLeadsToNoOtherTenantAndClosesNothing() {
    try (Retriever retriever = Retriever.builder().open()) {
      Retriever view = retriever.forTenant("a");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> view.forTenant("b"))
          .withMessageContaining("'a'")
          .withMessageContaining("'b'");
      view.close();
      assertThat(retriever.search(Query.all()).hits()).isEmpty();
      assertThatIllegalArgumentException().isThrownBy(() -> retriever.forTenant(""));
      assertThatIllegalArgumentException().isThrownBy(() -> retriever.forTenant("a\0b"));
    }
  }
}
