package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Word search against an independent computation of BM25. */
class Bm25Test {
  private static final double ROUNDING = 1e-5;
  private static final Corpus CORPUS = new Corpus(200, Corpus.SEED);
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
  void agreesWithTheFormula() {
    Bm25Oracle oracle = new Bm25Oracle(CORPUS.documents, Corpus::embedded);
    for (int i = 0; i < 200; i++) {
      String text = Corpus.text(new Random(Corpus.SEED + i), 1 + i % 7);
      SearchResult result = retriever.search(Query.bm25(text).limit(1 + i));
      RankingAssert.assertBest(
          "seed=" + (Corpus.SEED + i) + " " + text, result, oracle.scores(text), 1 + i, ROUNDING);
    }
  }

  @Test
  void weighsNamedFields() {
    Bm25Oracle titles = new Bm25Oracle(CORPUS.documents, Document::title);
    Bm25Oracle texts = new Bm25Oracle(CORPUS.documents, Document::text);
    for (int i = 0; i < 50; i++) {
      String text = Corpus.text(new Random(Corpus.SEED + i), 4);
      Map<String, Double> expected = new HashMap<>();
      titles.scores(text).forEach((id, score) -> expected.merge(id, 2.5 * score, Double::sum));
      texts.scores(text).forEach((id, score) -> expected.merge(id, score, Double::sum));
      Query query = Query.bm25(text).field("title", 2.5).field("text", 1).limit(20);
      RankingAssert.assertBest(text, retriever.search(query), expected, 20, ROUNDING);
    }
  }

  @Test
  void findsNothingInAFieldThatNoDocumentHas() {
    assertThat(retriever.search(Query.bm25("w1").field("titel", 1)).hits()).isEmpty();
  }

  @Test
  void hasNoSyntax() {
    for (String text : new String[] {"w1 AND -w2", "w1~ (w2", "*:*", "text:w1", "\"w1", "w1\\"}) {
      assertThatCode(() -> retriever.search(Query.bm25(text))).as(text).doesNotThrowAnyException();
    }
    assertThat(retriever.search(Query.bm25("*:*")).hits()).isEmpty();
    assertThat(retriever.search(Query.bm25("w1*")).ids())
        .isEqualTo(retriever.search(Query.bm25("w1")).ids());
  }

  @Test
  void takesMoreWordsThanLuceneDoes() {
    StringBuilder text = new StringBuilder("w1 w2 w3");
    for (int i = 0; i < 5000; i++) {
      text.append(" unheard").append(i);
    }
    assertThat(retriever.search(Query.bm25(text.toString()).limit(50)).ids())
        .isEqualTo(retriever.search(Query.bm25("w1 w2 w3").limit(50)).ids());
  }

  @Test
  void countsUpToABoundThatItNames() {
    Query query = Query.bm25("ship").limit(1);
    try (Retriever many = Retriever.builder().open()) {
      many.addAll(ships(0, 900));
      many.refresh();
      SearchResult few = many.search(query);
      assertThat(few.totalIsExact()).isTrue();
      assertThat(few.total()).isEqualTo(900);
      many.addAll(ships(900, 9_000));
      many.refresh();
      SearchResult bound = many.search(query);
      assertThat(bound.totalIsExact()).isFalse();
      assertThat(bound.total()).isBetween(1_000L, 9_000L);
    }
  }

  /** Ever longer, so that the first ones score best. */
  private static List<Document> ships(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Document.of("d" + i, "ship" + " sea".repeat(i / 1_000)))
        .toList();
  }

  @Test
  void dropsWhatScoresTooLow() {
    SearchResult all = retriever.search(Query.bm25("w1 w2").limit(200));
    double middle = all.hits().get(all.hits().size() / 2).score();
    long expected = all.hits().stream().filter(hit -> hit.score() >= middle).count();
    SearchResult high = retriever.search(Query.bm25("w1 w2").limit(200).minScore(middle));
    assertThat(high.ids()).isEqualTo(all.ids().subList(0, (int) expected));
    assertThat(high.total()).isEqualTo(expected);
  }
}
