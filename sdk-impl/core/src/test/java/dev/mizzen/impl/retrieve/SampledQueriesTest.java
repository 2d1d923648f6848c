package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.Document;
import dev.mizzen.Retriever;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.eval.RecallEstimate;
import dev.mizzen.eval.RecallEstimator;
import dev.mizzen.eval.SampledQueries;
import dev.mizzen.impl.index.codec.TokenClusters;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Queries made of documents rank settings as questions do. */
class SampledQueriesTest {
  private static final int DIMENSION = 16;
  private static final TokenClusters CLUSTERS = new TokenClusters(200, DIMENSION, 0.5, 5);

  private static List<Document> documents() {
    return IntStream.range(0, 450)
        .mapToObj(
            i ->
                Document.builder("d" + i)
                    .tokenVectors("v", CLUSTERS.document(i, 15 + i % 11))
                    .build())
        .toList();
  }

  private static Map<String, UnaryOperator<Query>> settings() {
    Map<String, UnaryOperator<Query>> settings = new LinkedHashMap<>();
    for (int candidates : new int[] {10, 40}) {
      for (int probes : new int[] {1, 4, 32}) {
        settings.put(
            probes + " probes, " + candidates + " candidates",
            query -> query.probes(probes).candidates(candidates));
      }
    }
    return settings;
  }

  @Test
  void ranksSettingsAsQuestionsDo() {
    VectorField field =
        VectorField.external("v", ModelIdentity.external("clusters", DIMENSION))
            .tokenVectors(TokenStorage.INT8);
    try (Retriever retriever = Retriever.builder().vectorField(field).threads(1).open()) {
      retriever.addAll(documents());
      retriever.refresh();
      List<Query> questions =
          IntStream.range(0, 50)
              .mapToObj(i -> Query.late(CLUSTERS.document(10_000 + i, 12)))
              .toList();
      List<Query> sampled = SampledQueries.ofDocuments(documents(), Mode.LATE, 50, 7);
      assertThat(sampled).hasSize(50);
      RecallEstimate asked = RecallEstimator.estimate(retriever, questions, 10, settings(), 1);
      RecallEstimate drawn = RecallEstimator.estimate(retriever, sampled, 10, settings(), 1);
      int compared = 0;
      for (RecallEstimate.Line a : asked.lines()) {
        for (RecallEstimate.Line b : asked.lines()) {
          if (a.lower() > b.upper()) { // told apart by questions
            assertThat(recall(drawn, a.settings()))
                .as("%s against %s", a, b)
                .isGreaterThan(recall(drawn, b.settings()));
            compared++;
          }
        }
      }
      assertThat(compared).isGreaterThanOrEqualTo(4);
    }
  }

  private static double recall(RecallEstimate estimate, String settings) {
    return estimate.lines().stream()
        .filter(line -> line.settings().equals(settings))
        .findFirst()
        .orElseThrow()
        .recall();
  }

  @Test
  void takesWordsOfTheIndex() {
    Corpus corpus = new Corpus(60, Corpus.SEED);
    try (Retriever retriever = corpus.index(Retriever.builder().threads(1))) {
      List<Query> queries = SampledQueries.ofIndex(retriever, Mode.DENSE, 20, 3);
      assertThat(queries).hasSize(20).allMatch(query -> query.mode() == Mode.DENSE);
      assertThat(SampledQueries.ofIndex(retriever, Mode.DENSE, 20, 3).stream().map(Query::text))
          .containsExactlyElementsOf(queries.stream().map(Query::text).toList());
      assertThat(queries).allMatch(query -> query.text().split(" ").length <= 12);
      RecallEstimate estimate = RecallEstimator.estimate(retriever, queries, 5, 1);
      assertThat(estimate.queries()).isEqualTo(20);
      assertThat(estimate.lines().get(1).recall()).isGreaterThan(0.9);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SampledQueries.ofDocuments(List.of(), Mode.LATE, 0, 1))
        .withMessageContaining("got 0");
    assertThat(SampledQueries.ofDocuments(List.of(), Mode.LATE, 3, 1)).isEmpty();
  }
}
