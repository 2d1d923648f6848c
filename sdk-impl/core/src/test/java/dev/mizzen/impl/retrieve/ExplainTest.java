package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.search.Explanation;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Fusion;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Explanations give the scores of the hits, and their parts make the whole. */
class ExplainTest {
  /** Hits of BM25 and MaxSim are rounded to 32 bits. */
  private static final double ROUNDING = 1e-5;

  private static final Corpus CORPUS = new Corpus(100, Corpus.SEED);
  private static Retriever retriever;

  @BeforeAll
  static void index() {
    retriever = CORPUS.index();
  }

  @AfterAll
  static void close() {
    retriever.close();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void givesTheScoreOfEveryHit(Mode mode) {
    for (int i = 0; i < 5; i++) {
      Query query = Query.of(mode, Corpus.text(new Random(Corpus.SEED + i), 3)).candidates(30);
      for (Hit hit : retriever.search(query).hits()) {
        Explanation explanation = retriever.explain(query, hit.id()).orElseThrow();
        assertThat(explanation.score())
            .as("seed=%d %s", Corpus.SEED + i, hit.id())
            .isCloseTo(hit.score(), within(ROUNDING));
      }
    }
  }

  @Test
  void sharesOfAFusionAddUp() {
    Fusion weighted = Fusion.weighted(Map.of(Mode.BM25, 0.4, Mode.DENSE, 0.6));
    for (Fusion fusion : List.of(Fusion.rrf(), weighted)) {
      Query query = Query.hybrid("w1 w7").fusion(fusion).candidates(15);
      for (Hit hit : retriever.search(query.limit(30)).hits()) {
        Explanation explanation = retriever.explain(query, hit.id()).orElseThrow();
        assertThat(explanation.details()).hasSize(2);
        assertThat(explanation.details().stream().mapToDouble(Explanation::score).sum())
            .isCloseTo(hit.score(), within(1e-12));
        for (Explanation share : explanation.details()) {
          assertThat(share.details()).hasSize(1);
        }
      }
    }
  }

  @Test
  void aCosineIsMadeOfItsInnerProductAndNorms() {
    Query query = Query.dense("w1 w7");
    String id = retriever.search(query).ids().getFirst();
    Explanation explanation = retriever.explain(query, id).orElseThrow();
    List<Double> terms = explanation.details().stream().map(Explanation::score).toList();
    assertThat(terms.get(0) / (terms.get(1) * terms.get(2)))
        .isCloseTo(explanation.score(), within(1e-12));
  }

  @Test
  void tokenMatchesAddUpToTheMaxSimScoreAndNameTheTokens() {
    Query query = Query.late("w3 w1 w20");
    Hit hit = retriever.search(query).hits().getFirst();
    Explanation explanation = retriever.explain(query, hit.id()).orElseThrow();
    assertThat(explanation.tokenMatches())
        .extracting(Explanation.TokenMatch::queryToken)
        .containsExactly("w3", "w1", "w20");
    assertThat(
            explanation.tokenMatches().stream()
                .mapToDouble(Explanation.TokenMatch::similarity)
                .sum())
        .isCloseTo(hit.score(), within(ROUNDING));
    String embedded = Corpus.embedded(hit.document());
    for (Explanation.TokenMatch match : explanation.tokenMatches()) {
      assertThat(match.documentSpan().of(embedded)).isEqualTo(match.documentToken());
      if (embedded.contains(match.queryToken() + " ")) {
        assertThat(match.documentToken()).isEqualTo(match.queryToken());
      }
    }
  }

  @Test
  void namesRowsWhereTheTextIsNotKnown() {
    Query query =
        Query.late("w3")
            .tokenVectors(
                dev.mizzen.vector.MultiVector.of(
                    WordEmbedder.word("w3").toArray(), WordEmbedder.DIMENSION));
    String id = retriever.search(query).ids().getFirst();
    assertThat(retriever.explain(query, id).orElseThrow().tokenMatches())
        .extracting(Explanation.TokenMatch::queryToken)
        .containsExactly("#0");
  }

  @Test
  void worksForDocumentsThatTheQueryWouldNotFind() {
    Query narrow = Query.hybrid("w1 w7").candidates(1).limit(1);
    List<String> found = retriever.search(narrow.limit(5)).ids();
    for (Document document : CORPUS.documents) {
      Explanation explanation = retriever.explain(narrow, document.id()).orElseThrow();
      if (!found.contains(document.id())) {
        assertThat(explanation.score()).as(document.id()).isZero();
        assertThat(explanation.details()).hasSize(2);
      }
    }
  }

  @Test
  void saysThatAFilterLeavesTheDocumentOut() {
    String id = CORPUS.documents.getFirst().id();
    Query query = Query.all().filter(Filter.not(Filter.ids(List.of(id))));
    assertThat(retriever.explain(query, id))
        .hasValueSatisfying(
            e -> {
              assertThat(e.score()).isZero();
              assertThat(e.description()).contains("filter");
            });
  }

  @Test
  void isEmptyForAnUnknownId() {
    assertThat(retriever.explain(Query.hybrid("w1"), "nobody")).isEmpty();
    assertThat(retriever.forTenant("t").explain(Query.all(), CORPUS.documents.getFirst().id()))
        .isEmpty();
  }
}
