package dev.mizzen.impl.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mizzen.Document;
import dev.mizzen.Embedder;
import dev.mizzen.Retriever;
import dev.mizzen.embed.ModelIdentity;
import dev.mizzen.impl.WordEmbedder;
import dev.mizzen.index.TokenStorage;
import dev.mizzen.index.VectorField;
import dev.mizzen.search.Filter;
import dev.mizzen.search.Fusion;
import dev.mizzen.search.Mode;
import dev.mizzen.search.Query;
import dev.mizzen.search.Sort;
import dev.mizzen.vector.Embedding;
import dev.mizzen.vector.MultiVector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queries that do not fit the index, and indexes with nothing to find. */
class MisfitTest {
  @Test
  void vectorsThatTheIndexLacks() {
    try (Retriever words = Retriever.builder().open()) {
      assertRefused(words, Query.dense("a"), "DENSE", "embedder(...)");
      assertRefused(words, Query.hybrid("a"), "HYBRID", "embedder(...)");
      assertRefused(words, Query.late("a"), "LATE", "embedder(...)");
      Fusion onlyWords = Fusion.weighted(Map.of(Mode.BM25, 1.0));
      assertThat(words.search(Query.hybrid("a").fusion(onlyWords)).hits()).isEmpty();
    }
  }

  @Test
  void vectorsThatNobodyCanMake() {
    VectorField own = VectorField.external("own", ModelIdentity.external("mine", 3));
    try (Retriever retriever =
        Retriever.builder().vectorField(own.tokenVectors(TokenStorage.INT8)).open()) {
      assertRefused(retriever, Query.dense("a"), "'own'", "no embedder", "vector(...)");
      assertRefused(retriever, Query.late("a"), "'own'", "tokenVectors(...)");
      assertThat(retriever.search(Query.dense(Embedding.of(1, 2, 3))).hits()).isEmpty();
      assertRefused(
          retriever, Query.dense(Embedding.of(1, 2)), "dimension 2", "'own' has 3", "mine");
      assertRefused(
          retriever,
          Query.late("")
              .vector(Embedding.of(1, 2, 3))
              .tokenVectors(MultiVector.of(new float[4], 4)),
          "dimension 4",
          "has 3");
      assertRefused(
          retriever,
          Query.late(MultiVector.of(new float[3], 3)).candidatesFrom(Mode.DENSE),
          "nothing to find them by",
          "DENSE");
      assertThat(retriever.search(Query.late(MultiVector.of(new float[3], 3))).hits()).isEmpty();
      assertRefused(retriever, Query.late("").vector(Embedding.of(1, 2, 3)), "tokenVectors(...)");
      assertRefused(retriever, Query.dense("a").vectorField("other"), "'other'", "[own]");
    }
  }

  @Test
  void tokenVectorsThatTheIndexDoesNotKeep() {
    try (Retriever retriever = Retriever.builder().embedder(new WordEmbedder()).open()) {
      assertRefused(retriever, Query.late("a"), "tokenVectors(TokenStorage.INT8)");
    }
  }

  @Test
  void anEmbedderWithoutTokenVectors() {
    Embedder sentences =
        Embedder.of(
            ModelIdentity.external("sentences", 1),
            Runnable::run,
            (texts, role) -> texts.stream().map(text -> new float[] {1}).toList());
    VectorField field = VectorField.of("v", sentences);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> field.tokenVectors(TokenStorage.INT8))
        .withMessageContaining("sentences");
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void anEmptyIndexHasEmptyAnswers(Mode mode) {
    WordEmbedder embedder = new WordEmbedder();
    try (Retriever retriever = open(embedder)) {
      Query query =
          Query.of(mode, "ship")
              .filter(Filter.eq("year", 1))
              .sort(Sort.ascending("year"))
              .facet("year", 3)
              .groupByParent()
              .highlight();
      assertThat(retriever.search(query).hits()).isEmpty();
      assertThat(retriever.search(query).total()).isZero();
      assertThat(retriever.explain(query, "a")).isEmpty();
      assertThat(retriever.count(Filter.exists("year"))).isZero();
      assertThat(embedder.calls()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Mode.class, names = "ALL", mode = EnumSource.Mode.EXCLUDE)
  void anEmptyTextFindsNothing(Mode mode) {
    try (Retriever retriever = open(new WordEmbedder())) {
      retriever.add(Document.of("a", "ship"));
      retriever.refresh();
      for (String text : List.of("", "  \n")) {
        assertThat(retriever.search(Query.of(mode, text)).hits()).isEmpty();
        assertThat(retriever.explain(Query.of(mode, text), "a").orElseThrow().score()).isZero();
      }
    }
  }

  @Test
  void vectorsOfTheQuerySaveTheEmbedderTheWork() {
    WordEmbedder embedder = new WordEmbedder();
    try (Retriever retriever = open(embedder)) {
      retriever.addAll(List.of(Document.of("a", "ship"), Document.of("b", "oak tree")));
      retriever.refresh();
      int before = embedder.calls();
      Query query =
          Query.late("ship")
              .vector(WordEmbedder.sentence("tree"))
              .tokenVectors(WordEmbedder.tokens("tree"));
      assertThat(retriever.search(query).ids()).startsWith("b");
      assertThat(retriever.search(query.mode(Mode.DENSE)).ids()).startsWith("b");
      assertThat(embedder.calls()).isEqualTo(before);
    }
  }

  private static Retriever open(WordEmbedder embedder) {
    return Retriever.builder().embedder(embedder).tokenVectors(TokenStorage.INT8).open();
  }

  private static void assertRefused(Retriever retriever, Query query, String... message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> retriever.search(query))
        .satisfies(e -> assertThat(e.getMessage()).contains(message));
  }
}
