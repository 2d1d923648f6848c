package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.ProgressListener;
import dev.mizzen.Retriever;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.impl.index.codec.TokenClusters;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Explanation;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Fusion;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Late interaction that finds its candidates in lists, against the comparison with everything. */
class LateListsTest {
  private static final int DIMENSION = 32;
  private static final int DOCUMENTS = 820;
  private static final TokenClusters CLUSTERS = new TokenClusters(300, DIMENSION, 0.5, 5);
  private static Retriever retriever = open();

  private static Retriever open() {
    VectorField field =
        VectorField.external("v", ModelIdentity.external("clusters", DIMENSION))
            .tokenVectors(TokenStorage.INT8);
    return Retriever.builder().vectorField(field).threads(2).open();
  }

  @BeforeAll
  static void fill() {
    retriever.addAll(IntStream.range(0, DOCUMENTS).mapToObj(i -> document(i)).toList());
    retriever.refresh();
    retriever.addAll(IntStream.range(0, 30).mapToObj(i -> document(DOCUMENTS + i)).toList());
    retriever.refresh();
    retriever.forTenant("other").addAll(List.of(document(5), document(6)));
    retriever.refresh();
  }

  @AfterAll
  static void close() {
    retriever.commit();
    assertThat(retriever.verify(ProgressListener.NONE).problems()).isEmpty();
    retriever.close();
    retriever = open();
    retriever.close();
  }

  private static Document document(int number) {
    return Document.builder("d" + number)
        .text("document number " + number)
        .metadata("tenth", number % 10)
        .metadata("number", number)
        .vector("v", Embedding.adopt(CLUSTERS.document(number, 1).toArray()))
        .tokenVectors("v", CLUSTERS.document(number, 15 + number % 11))
        .build();
  }

  /** Tokens of a document, with noise: what a question about it may look like. */
  private static MultiVector question(int number) {
    return CLUSTERS.document(number, 12);
  }

  private static double recall(Query query) {
    SearchResult exact = retriever.search(query.exact());
    SearchResult found = retriever.search(query);
    Set<String> both = new HashSet<>(found.ids());
    both.retainAll(new HashSet<>(exact.ids()));
    return exact.hits().isEmpty() ? 1 : (double) both.size() / exact.hits().size();
  }

  @Test
  void findsNearlyWhatTheComparisonWithEverythingFinds() {
    double sum = 0;
    for (int i = 0; i < 40; i++) {
      sum += recall(Query.late(question(20 * i)));
    }
    assertThat(sum / 40).isGreaterThan(0.95);
  }

  @Test
  void scoresAreExact() {
    for (int i = 0; i < 5; i++) {
      SearchResult exact = retriever.search(Query.late(question(i)).exact().candidates(1000));
      for (Hit hit : retriever.search(Query.late(question(i))).hits()) {
        assertThat(hit.score()).isLessThanOrEqualTo(exact.hits().getFirst().score());
        assertThat(hit.parts()).containsExactly(new Hit.Part(Mode.LATE, hit.score(), hit.rank()));
      }
      assertThat(retriever.search(Query.late(question(i))).ids().getFirst())
          .isEqualTo(exact.ids().getFirst());
    }
  }

  @Test
  void exactComparesWithEverything() {
    SearchResult all = retriever.search(Query.late(question(3)).exact().candidates(2000));
    assertThat(all.total()).isEqualTo(DOCUMENTS + 30);
  }

  @Test
  void manyProbesFindMore() {
    double few = 0;
    double many = 0;
    for (int i = 0; i < 30; i++) {
      Query query = Query.late(question(7 * i)).candidates(10).imputeAfter(400);
      few += recall(query.probes(1));
      many += recall(query.probes(32));
    }
    assertThat(many).isGreaterThan(few);
  }

  @Test
  void onlyDocumentsOfTheFilterAreFoundWhateverItsShare() {
    for (Filter filter :
        List.of(
            Filter.eq("tenth", 3),
            Filter.range("number", 0, 800),
            Filter.range("number", 0, 20),
            Filter.eq("number", 17))) {
      double sum = 0;
      for (int i = 0; i < 10; i++) {
        Query query = Query.late(question(31 * i)).filter(filter);
        Set<String> passing =
            new HashSet<>(retriever.search(Query.all().filter(filter).limit(1000)).ids());
        assertThat(retriever.search(query).ids()).isNotEmpty().allMatch(passing::contains);
        sum += recall(query);
      }
      assertThat(sum / 10).as("%s", filter).isGreaterThan(0.9);
    }
    assertThat(retriever.search(Query.late(question(1)).filter(Filter.eq("number", -1))).hits())
        .isEmpty();
  }

  @Test
  void aTenantFindsItsOwn() {
    Retriever view = retriever.forTenant("other");
    assertThat(view.search(Query.late(question(5))).ids()).containsExactlyInAnyOrder("d5", "d6");
  }

  @Test
  void deletedDocumentsAreNotFoundAndNewOnesAre() {
    try (Retriever own = open()) {
      own.addAll(IntStream.range(0, 600).mapToObj(i -> document(i)).toList());
      own.refresh();
      Query query = Query.late(CLUSTERS.document(100, 15)).limit(1);
      String best = own.search(query).ids().getFirst();
      own.delete(best);
      own.refresh();
      assertThat(own.search(query.limit(100)).ids()).doesNotContain(best);
      own.add(Document.builder("new").tokenVectors("v", CLUSTERS.document(100, 15)).build());
      own.refresh();
      assertThat(own.search(query).ids()).containsExactly("new");
    }
  }

  @Test
  void lateInteractionIsFusedWithWords() {
    Query query =
        Query.hybrid("number 7")
            .tokenVectors(question(400))
            .fusion(Fusion.rrf(Mode.BM25, Mode.LATE));
    SearchResult result = retriever.search(query);
    assertThat(result.hits().stream().flatMap(hit -> hit.parts().stream()).map(Hit.Part::mode))
        .contains(Mode.BM25, Mode.LATE)
        .doesNotContain(Mode.DENSE);
    Hit hit = result.hits().getFirst();
    assertThat(retriever.explain(query, hit.id()).orElseThrow().score())
        .isEqualTo(hit.score(), org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void explanationsAddUpToTheScore() {
    Query query = Query.late(question(8));
    Hit hit = retriever.search(query).hits().get(3);
    Explanation why = retriever.explain(query, hit.id()).orElseThrow();
    assertThat(why.score()).isEqualTo(hit.score(), org.assertj.core.data.Offset.offset(1e-3));
    assertThat(why.tokenMatches()).hasSize(12);
  }
}
