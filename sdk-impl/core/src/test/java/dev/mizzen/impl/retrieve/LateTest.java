package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.index.TextSettings;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.search.Hit;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.SearchResult;
import dev.mizzen.vector.MultiVector;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Late interaction against MaxSim in 64-bit floats. */
class LateTest {
  private static final Corpus CORPUS = new Corpus(120, Corpus.SEED);

  /** Per query token: the bound of the storage for unit vectors of dimension 24. */
  @ParameterizedTest
  @CsvSource({"FLOAT32, 1e-5", "FLOAT16, 3e-3", "INT8, 3e-2"})
  void agreesWithTheDefinition(TokenStorage storage, double perToken) {
    try (Retriever retriever = open(storage)) {
      for (int i = 0; i < 40; i++) {
        String text = Corpus.text(new Random(Corpus.SEED + i), 1 + i % 6);
        Query query = Query.late(text).candidatesFrom(Mode.DENSE).exact().candidates(200);
        SearchResult result = retriever.search(query.limit(30));
        RankingAssert.assertBest(
            "seed=" + (Corpus.SEED + i), result, exact(text), 30, perToken * (1 + i % 6));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BM25", "DENSE", "HYBRID"})
  void ranksTheCandidatesOfTheModeThatFindsThem(Mode finder) {
    try (Retriever retriever = open(TokenStorage.FLOAT32)) {
      Query late = Query.late("w1 w5 w9").candidatesFrom(finder).candidates(20).limit(100);
      SearchResult found = retriever.search(Query.of(finder, "w1 w5 w9").candidates(20).limit(20));
      SearchResult result = retriever.search(late);
      assertThat(result.ids()).containsExactlyInAnyOrderElementsOf(found.ids());
      assertThat(result.total()).isEqualTo(20);
      for (Hit hit : result.hits()) {
        assertThat(hit.parts().getFirst())
            .isEqualTo(new Hit.Part(Mode.LATE, hit.score(), hit.rank()));
        assertThat(hit.parts()).hasSizeGreaterThan(1);
      }
    }
  }

  private static Map<String, Double> exact(String text) {
    MultiVector query = WordEmbedder.tokens(text);
    Map<String, Double> scores = new HashMap<>();
    for (Document document : CORPUS.documents) {
      MultiVector tokens = WordEmbedder.tokens(Corpus.embedded(document));
      if (tokens.count() > 0) {
        scores.put(document.id(), maxSim(query, tokens));
      }
    }
    return scores;
  }

  static double maxSim(MultiVector query, MultiVector document) {
    double sum = 0;
    for (int i = 0; i < query.count(); i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < document.count(); j++) {
        best = Math.max(best, query.row(i).dot(document.row(j)));
      }
      sum += best;
    }
    return sum;
  }

  private static Retriever open(TokenStorage storage) {
    Retriever retriever =
        Retriever.builder()
            .text(TextSettings.of("und"))
            .embedder(new WordEmbedder())
            .tokenVectors(storage)
            .open();
    CORPUS.fill(retriever);
    return retriever;
  }
}
